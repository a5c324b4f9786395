using Microsoft.EntityFrameworkCore;
using Perennial.App.Accounts;
using Perennial.App.Database;
using Perennial.Usage;
using Perennial.Usage.Sql;
using Perennial.Usage.Store;

namespace Perennial.App.Events;

/// <summary>Which accounts live events count for: those of their groups, or else those that their people belonged to on the day.</summary>
public sealed class LiveAccounts(EventStore store, EventGroups groups)
{
    /// <returns>By the event's number; those that count for no known account are left out, and all where the event store cannot be asked: what came is shown all the same.</returns>
    public async Task<IReadOnlyDictionary<long, LiveAccount>> OfAsync(IReadOnlyList<LiveEvent> seen, AppDb db, CancellationToken cancellation)
    {
        try
        {
            return await FindAsync(seen, db, cancellation);
        }
        catch (Exception failed) when (failed is not OperationCanceledException) // whatever it is: the store is full, gone or about to end, and that is told elsewhere
        {
            return new Dictionary<long, LiveAccount>();
        }
    }

    private async Task<IReadOnlyDictionary<long, LiveAccount>> FindAsync(IReadOnlyList<LiveEvent> seen, AppDb db, CancellationToken cancellation)
    {
        List<LiveEvent> taken = [.. seen.Where(e => e.HappenedAt is not null)];
        if (taken.Count == 0) return new Dictionary<long, LiveAccount>();
        var named = await BelongingQuery.GroupsAsync(store.Engine, taken.Where(e => e.Group.Length > 0).Select(e => e.Group).ToHashSet(StringComparer.Ordinal), cancellation);
        var belonging = (await BelongingQuery.PeopleAsync(store.Engine, taken.Where(e => e.Group.Length == 0 && e.User.Length > 0).Select(e => e.User).ToHashSet(StringComparer.Ordinal), cancellation)).ToLookup(b => (b.User, b.IsAnonymous));
        var days = new LocalDays(store.Engine.Zone);
        var found = new Dictionary<long, (long Account, string? Group)>();
        foreach (var e in taken)
        {
            var day = DateOnly.FromDateTime(DateTime.UnixEpoch).AddDays(days.Of(Micros.Of(e.HappenedAt!.Value)));
            var by = e.Group.Length > 0 ? default : belonging[(e.User, e.IsAnonymous)].FirstOrDefault(b => b.From <= day && day < b.To);
            var group = e.Group.Length > 0 ? named.GetValueOrDefault(e.Group) : by.Group;
            if (groups.AccountOf(group) is { } account) found[e.Number] = (account, by.GroupId);
        }
        var ids = found.Values.Select(f => new AccountId(f.Account)).Distinct().ToList();
        var accounts = await db.Accounts.AsNoTracking().Where(a => ids.Contains(a.Id)).Select(a => new { a.Id, a.ExternalId, a.Name }).ToDictionaryAsync(a => a.Id.Value, cancellation);
        return found.Where(f => accounts.ContainsKey(f.Value.Account)).ToDictionary(f => f.Key, f => new LiveAccount(accounts[f.Value.Account].ExternalId, accounts[f.Value.Account].Name, f.Value.Group));
    }
}
