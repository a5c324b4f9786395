using Microsoft.EntityFrameworkCore;
using Perennial.App.Database;
using Perennial.App.Shell;
using Perennial.Client;
using Perennial.Usage;
using Perennial.Usage.Sql;

namespace Perennial.App.Events;

/// <summary>
/// Groups that events came for, what most came for first, a part at a time. What came is summed over everything that ever did, so a part is remembered
/// for some seconds, and until somebody says which account a group is: looking at the page again, or many looking, costs nothing.
/// </summary>
public sealed class GroupList(EventStore store, EventActivity activity, EventGroups groups, TimeProvider clock) : IDisposable
{
    private const int Remembered = 50;
    private static readonly TimeSpan _holds = TimeSpan.FromSeconds(5);
    private readonly Dictionary<(bool, GroupQuery.Rank?, int), Kept> _kept = [];
    private readonly SemaphoreSlim _one = new(1, 1);

    private sealed record Kept(long At, (long, long) Times, IReadOnlyList<GroupQuery.Group> Groups);

    /// <param name="unknown">Only groups that are no account.</param>
    /// <param name="paging">Which part.</param>
    /// <param name="db">Names the accounts.</param>
    /// <param name="cancellation">Ends the question.</param>
    public async Task<Page<Client.EventGroup>> PartAsync(bool unknown, Paging paging, AppDb db, CancellationToken cancellation)
    {
        GroupQuery.Rank? after = paging.After(2) is [var events, var number] ? new((int)Math.Clamp(Cursor.Number(number), int.MinValue, int.MaxValue), Cursor.Number(events)) : null;
        var found = await FoundAsync(unknown, after, paging.Take, cancellation);
        var part = found.Take(paging.Take).Select(g => (Group: g, Account: groups.AccountOf(g.Number))).ToList();
        var (ids, keys) = (part.Select(g => g.Account).OfType<long>().Distinct().Select(id => new Accounts.AccountId(id)).ToList(), part.ConvertAll(g => g.Group.Id));
        var names = await db.Accounts.AsNoTracking().Where(a => ids.Contains(a.Id)).ToDictionaryAsync(a => a.Id.Value, a => a.ExternalId, cancellation);
        var said = (await db.EventGroups.AsNoTracking().Where(g => keys.Contains(g.GroupKey)).Select(g => g.GroupKey).ToListAsync(cancellation)).ToHashSet(StringComparer.Ordinal);
        return new([.. part.Select(g => new Client.EventGroup(g.Group.Id, g.Account is { } account ? names.GetValueOrDefault(account) : null, g.Group.Events, g.Group.Users, Micros.ToInstant(g.Group.LastAt), said.Contains(g.Group.Id)))],
            found.Count > paging.Take ? Cursor.Of(part[^1].Group.Events, part[^1].Group.Number) : null);
    }

    public void Dispose() => _one.Dispose();

    /// <summary>One more than are asked for, where there are more.</summary>
    private async Task<IReadOnlyList<GroupQuery.Group>> FoundAsync(bool unknown, GroupQuery.Rank? after, int most, CancellationToken cancellation)
    {
        await _one.WaitAsync(cancellation);
        try
        {
            var (key, times) = ((unknown, after, most), groups.Times);
            if (_kept.TryGetValue(key, out var kept) && kept.Times == times && clock.GetElapsedTime(kept.At) < _holds) return kept.Groups;
            var (facts, known) = (activity.FactsIn(store.Engine.Zone), unknown ? groups.Accounts() : new Dictionary<int, long>());
            // Strangers may make any number of groups, accounts are ours: so all that are known fit into what is asked for beside the part.
            var ranks = await GroupQuery.RanksAsync(store.Engine, facts, after, most + 1 + known.Count, cancellation);
            var found = await GroupQuery.OfAsync(store.Engine, facts, [.. ranks.Where(r => !known.ContainsKey(r.Number)).Take(most + 1)], cancellation);
            if (_kept.Count >= Remembered) _kept.Clear();
            _kept[key] = new(clock.GetTimestamp(), times, found);
            return found;
        }
        finally
        {
            _one.Release();
        }
    }
}
