namespace Perennial.Core.Voice;

/// <summary>The accounts that answers and tickets speak of, numbered from 0.</summary>
public sealed class VoiceAccounts(Func<long, long> rootOf)
{
    private readonly Dictionary<long, int> _ordinals = [];
    private readonly List<long> _ids = [];

    public int Count => _ids.Count;

    public long IdOf(int ordinal) => _ids[ordinal];

    public int? Find(long account) => _ordinals.TryGetValue(account, out var ordinal) ? ordinal : null;

    internal int Ensure(long account)
    {
        var root = rootOf(account);
        if (_ordinals.TryGetValue(root, out var ordinal)) return ordinal;
        _ordinals.Add(root, ordinal = _ids.Count);
        _ids.Add(root);
        return ordinal;
    }
}
