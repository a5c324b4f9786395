using System.Text.Json;
using Microsoft.EntityFrameworkCore;
using NodaTime;
using Perennial.App.Access;
using Perennial.App.Contacts;
using Perennial.App.Contracts;
using Perennial.App.Database;
using Perennial.App.Revenue;
using Perennial.App.Settings;
using Perennial.Core.Revenue;

namespace Perennial.App.Accounts;

/// <summary>Accounts as they were at the end of a day, by all that is known now: each fact in force by then, and the revenue of that day. A few days are kept until facts change.</summary>
public sealed class PastAccounts(Workspace workspace, WorkspaceLedger ledger, WorkspaceSettings settings, FactsChanged changed, MergedRecords merged, IEnumerable<PastMembership> memberships, IEnumerable<PastContracts> contracts, IEnumerable<PastHealth> healths) : IDisposable
{
    private const int Kept = 4;
    private readonly SemaphoreSlim _one = new(1, 1);
    private readonly List<(DateOnly Day, long Times, string Zone, IReadOnlyList<AccountRow> Rows)> _days = [];

    /// <summary>Of the accounts that the viewer sees now.</summary>
    public async Task<IReadOnlyList<AccountRow>> OnAsync(Viewer viewer, DateOnly day, CancellationToken cancellation)
    {
        var all = await AllAsync(day, cancellation);
        if (viewer.SeesEveryAccount) return all;
        AccountRow[] seen = [.. all.Where(row => viewer.Sees(row.Id))];
        var ids = seen.Select(row => row.ExternalId).ToHashSet(StringComparer.Ordinal);
        var parents = seen.Select(row => row.ParentExternalId).OfType<string>().ToHashSet(StringComparer.Ordinal);
        return [.. seen.Select(row => row with { ParentExternalId = row.ParentExternalId is { } parent && ids.Contains(parent) ? parent : null, HasChildren = parents.Contains(row.ExternalId) })];
    }

    public void Dispose() => _one.Dispose();

    private async Task<IReadOnlyList<AccountRow>> AllAsync(DateOnly day, CancellationToken cancellation)
    {
        await _one.WaitAsync(cancellation);
        try
        {
            var (times, options) = (changed.Times, await settings.InForceAsync(cancellation));
            _days.RemoveAll(kept => kept.Times != times || kept.Zone != options.TimeZone);
            if (_days.Find(kept => kept.Day == day) is { Rows: { } rows }) return rows;
            var timeline = await ledger.AtAsync(options, null, Subject.Revenue, cancellation);
            rows = await ReadAsync(timeline, day, DateTimeZoneProviders.Tzdb[options.TimeZone].AtStartOfDay(LocalDate.FromDateOnly(day.AddDays(1))).ToDateTimeOffset().ToUniversalTime(), cancellation);
            if (_days.Count == Kept) _days.RemoveAt(0);
            _days.Add((day, times, options.TimeZone, rows));
            return rows;
        }
        finally
        {
            _one.Release();
        }
    }

    private async Task<IReadOnlyList<AccountRow>> ReadAsync(Timeline timeline, DateOnly day, DateTimeOffset end, CancellationToken cancellation)
    {
        await using var db = workspace.OpenFor(Viewer.System);
        var paid = Enumerable.Range(0, timeline.AccountCount).Where(a => timeline.FirstPaid(a, day) is not null).Select(a => timeline.AccountIds[a]).ToHashSet();
        var states = await StatesAsync(db, end, paid, cancellation);
        var contacts = await ContactsAsync(db, end, cancellation);
        var segments = new Dictionary<long, List<string>>();
        foreach (var source in memberships)
            foreach (var account in await source(db, day, cancellation)) (segments.TryGetValue(account.Key, out var keys) ? keys : segments[account.Key] = []).AddRange(account);
        var doubles = merged.Accounts();
        var agreed = new Dictionary<long, List<ContractDays>>();
        foreach (var source in contracts)
            foreach (var account in await source(db, day, end, cancellation)) (agreed.TryGetValue(doubles.Root(account.Key), out var known) ? known : agreed[doubles.Root(account.Key)] = []).AddRange(account);
        var health = new Dictionary<long, HealthOnDay>();
        foreach (var source in healths)
            foreach (var account in await source(db, day, cancellation)) health[account.Key] = account.Value;
        var until = day.AddDays(1).ToString("yyyy-MM-dd", System.Globalization.CultureInfo.InvariantCulture);
        var products = (await db.SubscriptionLineFacts.AsNoTracking().Where(f => f.Product != null && string.Compare(f.StartAt, until) < 0).Select(f => new { f.AccountId, f.Product, f.ImportId }).Distinct().ToListAsync(cancellation))
            .ToLookup(f => doubles.Root(f.AccountId.Value), f => new LineProduct { Product = f.Product!, Source = f.ImportId });
        var today = new RevenueToday(timeline, day);
        var keysOfAccounts = await db.Accounts.AsNoTracking().Select(a => new { a.Id, a.ExternalId, a.CreatedAt }).ToListAsync(cancellation);
        var names = merged.AccountNames();
        foreach (var state in states.Values.Where(state => state.Parent is { } parent && names.ContainsKey(parent))) state.Parent = names[state.Parent!];
        var parents = states.Values.Select(state => state.Parent).OfType<string>().ToHashSet(StringComparer.Ordinal);
        return [.. keysOfAccounts.Where(a => states.ContainsKey(a.Id.Value) || paid.Contains(a.Id.Value)).Select(a =>
            Row(a.Id, a.ExternalId, a.CreatedAt, states.GetValueOrDefault(a.Id.Value) ?? new PastState(), timeline.OrdinalOf(a.Id.Value) is >= 0 and var ordinal ? today.Of(ordinal) : null) with
            {
                HealthE2 = health.TryGetValue(a.Id.Value, out var does) ? does.PointsE2 : AccountRow.NoHealth,
                HealthBand = health.GetValueOrDefault(a.Id.Value).Band,
                HasChildren = parents.Contains(a.ExternalId),
                ContactCount = contacts.GetValueOrDefault(a.Id.Value),
                SegmentKeys = segments.GetValueOrDefault(a.Id.Value) ?? [],
                Products = products[a.Id.Value],
                ContractStates = [.. (agreed.GetValueOrDefault(a.Id.Value) ?? []).Select(c => c.State)],
                AutoRenewals = [.. (agreed.GetValueOrDefault(a.Id.Value) ?? []).Where(c => c.RenewalOn is not null).Select(c => c.AutoRenews ? "yes" : "no")],
                RenewalOn = agreed.GetValueOrDefault(a.Id.Value)?.Min(c => c.RenewalOn),
                NoticeOn = agreed.GetValueOrDefault(a.Id.Value)?.Min(c => c.NoticeOn),
            })];
    }

    /// <summary>What facts said by then. Of a customer who paid before anything was said of them, what was said first stands for the time before.</summary>
    private static async Task<Dictionary<long, PastState>> StatesAsync(AppDb db, DateTimeOffset end, HashSet<long> paid, CancellationToken cancellation)
    {
        var (states, later) = (new Dictionary<long, PastState>(), new Dictionary<long, DateTimeOffset>());
        var facts = db.AccountFacts.AsNoTracking().Counting(db).OrderBy(f => f.EffectiveAt).ThenBy(f => f.RecordedAt).ThenBy(f => f.Id).AsAsyncEnumerable();
        await foreach (var fact in facts.WithCancellation(cancellation))
        {
            var account = fact.AccountId.Value;
            if (fact.EffectiveAt >= end && (!paid.Contains(account) || states.ContainsKey(account) && later.GetValueOrDefault(account) != fact.EffectiveAt)) continue;
            if (fact.EffectiveAt >= end) later[account] = fact.EffectiveAt;
            if (!states.TryGetValue(account, out var state)) states.Add(account, state = new PastState());
            using var fields = JsonDocument.Parse(fact.Fields);
            state.Apply(fields.RootElement, fact.RecordedAt);
        }
        return states;
    }

    private static async Task<Dictionary<long, int>> ContactsAsync(AppDb db, DateTimeOffset end, CancellationToken cancellation)
    {
        var known = await db.Contacts.AsNoTracking().Where(c => db.ContactFacts.Any(f => f.ContactId == c.Id && f.EffectiveAt < end) && !c.Archived).GroupBy(c => c.AccountId).Select(g => new { g.Key, Count = g.Count() }).ToListAsync(cancellation);
        return known.ToDictionary(k => k.Key.Value, k => k.Count);
    }

    private static AccountRow Row(AccountId id, string externalId, DateTimeOffset created, PastState state, AccountRevenue? pays) => new()
    {
        Id = id,
        PayerId = id,
        ExternalId = externalId,
        Name = state.Name ?? externalId,
        NameKey = FoldedKey.Of(state.Name ?? externalId),
        ParentExternalId = state.Parent,
        Domain = state["domain"],
        Segment = state["segment"],
        OwnerEmail = state["owner_email"],
        CoOwners = state.CoOwners,
        Phase = state["phase"],
        Country = state["country"],
        Tags = state.Tags,
        Custom = state.Custom,
        Archived = state["archived"] == "yes",
        CreatedAt = created,
        UpdatedAt = state.UpdatedAt > created ? state.UpdatedAt : created,
        Standing = pays?.Status ?? AccountStatus.Never,
        MrrE8 = pays?.MrrE8 ?? 0,
        ChangeE8 = pays?.ChangeE8 ?? 0,
        FirstPaid = pays?.FirstPaid,
        Spark = pays?.Spark,
        Unpriced = pays?.Unpriced,
        TagKeys = [.. state.Tags.Select(FoldedKey.Of)],
        CoOwnerKeys = [.. state.CoOwners.Select(FoldedKey.Of)],
        TeamKeys = [.. state.CoOwners.Append(state["owner_email"]).OfType<string>().Select(FoldedKey.Of)],
        CustomValues = [.. state.CustomValues(id)],
    };
}
