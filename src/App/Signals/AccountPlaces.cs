using Perennial.App.Database;

namespace Perennial.App.Signals;

/// <summary>The place of each account among those that are asked for; what was merged into one of them has its place.</summary>
internal sealed class AccountPlaces
{
    private const int Wide = 64, AnyWay = 1 << 20, None = -1;
    private readonly int[] _byId = [];
    private readonly Dictionary<long, int> _others = [];

    /// <param name="accounts">Ids, ascending.</param>
    /// <param name="merged">Whose facts are whose.</param>
    public AccountPlaces(long[] accounts, MergeMap merged)
    {
        if (accounts.Length > 0 && accounts[0] >= 0 && accounts[^1] < Math.Max(AnyWay, (long)Wide * accounts.Length))
        {
            _byId = new int[accounts[^1] + 1];
            Array.Fill(_byId, None);
        }
        for (var place = 0; place < accounts.Length; place++) Put(accounts[place], place);
        foreach (var account in merged.Merged) Put(account, Of(merged.Root(account)));
    }

    /// <summary>Below 0 for who is not asked for.</summary>
    public int Of(long account) => (ulong)account < (ulong)_byId.Length ? _byId[account] : _others.Count == 0 ? None : _others.GetValueOrDefault(account, None);

    private void Put(long account, int place)
    {
        if ((ulong)account < (ulong)_byId.Length) _byId[account] = place;
        else if (place != None) _others[account] = place;
        else _others.Remove(account);
    }
}
