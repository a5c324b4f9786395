using Microsoft.EntityFrameworkCore;
using NodaTime;
using Perennial.App.Access;
using Perennial.App.Accounts;
using Perennial.App.Database;
using Perennial.App.Revenue;
using Perennial.App.Settings;

namespace Perennial.App.Health;

/// <summary>
/// What people say of accounts, with what they said of those that are part of them. Nothing is moved at a merge: what was said of an account itself counts first, and one that is taken out again has its own as before.
/// </summary>
public sealed class SaidOfAccounts(Workspace workspace, MergedRecords merged, WorkspaceSettings settings)
{
    /// <summary>The overrides that count on a day, one of an account and score: its own before that of one that went into it, and of several the latest.</summary>
    /// <param name="viewer">Who looks; who sees an account sees what it took in.</param>
    /// <param name="day">On which they count.</param>
    /// <param name="accounts">Only of these, which the viewer sees; null for all.</param>
    /// <param name="known">As known at this moment; null for now.</param>
    /// <param name="cancellation">Ends the reading.</param>
    public async Task<IReadOnlyDictionary<(AccountId Account, string Score), HealthOverride>> OverridesAsync(Viewer viewer, DateOnly day, IReadOnlyList<AccountId>? accounts, DateTimeOffset? known, CancellationToken cancellation)
    {
        var (into, at) = (merged.Accounts(known), known ?? DateTimeOffset.MaxValue);
        await using var db = OpenFor(viewer, accounts ?? viewer.AccountIds, into);
        var rows = db.HealthOverrides.AsNoTracking().Where(o => o.ExpiresOn > day && o.MadeAt <= at && (o.EndedAt == null || o.EndedAt > at));
        if (accounts is not null && Parts(accounts, into) is var parts) rows = rows.Where(o => parts.Contains(o.AccountId));
        return (await rows.OrderBy(o => o.Id).ToListAsync(cancellation)).GroupBy(o => (new AccountId(into.Root(o.AccountId.Value)), o.Score)).ToDictionary(same => same.Key, same => same.LastOrDefault(o => o.AccountId == same.Key.Item1) ?? same.Last());
    }

    /// <summary>What was entered of an account, the latest first; what was of those that went into it stands behind that.</summary>
    public async Task<IReadOnlyList<CsmSentiment>> SentimentsAsync(Viewer viewer, AccountId account, int most, DateTimeOffset? known, CancellationToken cancellation)
    {
        var (into, at) = (merged.Accounts(known), known ?? DateTimeOffset.MaxValue);
        var parts = Parts([account], into);
        await using var db = OpenFor(viewer, [account], into);
        return await db.CsmSentiments.AsNoTracking().Where(s => parts.Contains(s.AccountId) && s.RecordedAt <= at).OrderByDescending(s => s.AccountId == account).ThenByDescending(s => s.EffectiveOn).ThenByDescending(s => s.Id).Take(most).ToListAsync(cancellation);
    }

    /// <summary>Which accounts went into one and are part of it, each with the day.</summary>
    public async Task<IReadOnlyList<(string Account, DateOnly Day)>> MergedAsync(AccountId account, DateTimeOffset? known, CancellationToken cancellation)
    {
        if (merged.Accounts(known).All(account.Value) is not { Count: > 1 } all) return [];
        var zone = DateTimeZoneProviders.Tzdb[(await settings.InForceAsync(cancellation)).TimeZone];
        return [.. MergeMap.When(workspace.Store, MergeMap.Account, [.. all.Skip(1)]).Select(one => (one.ExternalId, Instant.FromDateTimeOffset(one.At).InZone(zone).Date.ToDateOnly()))];
    }

    private AppDb OpenFor(Viewer viewer, IReadOnlyList<AccountId> seen, MergeMap into) => workspace.OpenFor(viewer.SeesEveryAccount ? viewer : viewer with { AccountIds = Parts(seen, into) });

    private static List<AccountId> Parts(IReadOnlyList<AccountId> accounts, MergeMap into) => [.. accounts.SelectMany(account => into.All(account.Value)).Select(part => new AccountId(part))];
}
