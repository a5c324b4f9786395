using Microsoft.EntityFrameworkCore;
using NodaTime;
using Perennial.App.Access;
using Perennial.App.Database;
using Perennial.App.Events;
using Perennial.App.Import;
using Perennial.App.Revenue;
using Perennial.App.Settings;
using Perennial.Core.Options;
using Perennial.Core.Revenue;

namespace Perennial.App.DataQuality;

/// <summary>Makes the report of the data as it stands, and keeps it until facts, the day or the options change.</summary>
internal sealed class QualityReports(Workspace workspace, WorkspaceSettings settings, FactsChanged changed, MergedRecords merged, EventStoreOpening events, Func<EventGroups> groups, TimeProvider clock) : IDisposable
{
    private readonly SemaphoreSlim _one = new(1, 1);
    private (long Times, DateOnly Today, WorkspaceOptions Options, QualityReport Report)? _kept;

    /// <summary>Over the accounts that the viewer sees, and nothing of any other.</summary>
    public async Task<QualityReport> OfAsync(Viewer viewer, CancellationToken cancellation)
    {
        var options = await settings.InForceAsync(cancellation);
        var zone = DateTimeZoneProviders.Tzdb[options.TimeZone];
        var (times, today) = (changed.Times, DayOrInstant.Of(clock.GetUtcNow()).In(zone));
        if (!viewer.SeesEveryAccount) return QualityReport.Of(await ReadAsync(viewer, options, zone, today, cancellation), options.TimeZone);
        await _one.WaitAsync(cancellation);
        try
        {
            if (_kept is { } kept && (kept.Times, kept.Today, kept.Options) == (times, today, options)) return kept.Report;
            var report = QualityReport.Of(await ReadAsync(viewer, options, zone, today, cancellation), options.TimeZone);
            _kept = (times, today, options, report);
            return report;
        }
        finally
        {
            _one.Release();
        }
    }

    public void Dispose() => _one.Dispose();

    private async Task<QualityData> ReadAsync(Viewer viewer, WorkspaceOptions options, DateTimeZone zone, DateOnly today, CancellationToken cancellation)
    {
        await using var all = workspace.OpenFor(Viewer.System);
        var claims = await ClaimBindings.ReadAsync(all, cancellation);
        var undone = await UndoneSource.NotCountingAsync(all, null, cancellation);
        var rates = await all.FxRateFacts.Where(r => !undone.Contains(r.ImportId))
            .GroupBy(r => new { r.Base, r.Quote }).Select(g => new { g.Key.Base, g.Key.Quote, First = g.Min(r => r.Day) }).ToListAsync(cancellation);
        await using var db = workspace.OpenFor(viewer);
        var accounts = await AccountsAsync(db, claims, cancellation);
        var ordinals = accounts.Select((account, ordinal) => (account.Id, ordinal)).ToDictionary(a => a.Id, a => a.ordinal);
        var merges = merged.Accounts();
        foreach (var account in merges.Merged)
            if (ordinals.TryGetValue(merges.Root(account), out var part)) ordinals[account] = part;
        var reader = new QualityLines(workspace.Store, ordinals, claims, zone);
        var lines = reader.Read(cancellation);
        var usage = await QualityUsage.ReadAsync(all, events, groups, cancellation);
        return new QualityData
        {
            Accounts = accounts,
            Lines = lines,
            UseOf = usage.OfSubscriptions.Select(u => (Number: reader.NumberOf(u.Key), Days: u.Value)).Where(u => u.Number is not null).ToDictionary(u => u.Number!.Value, u => u.Days),
            Repeats = [.. usage.Repeats.Select(r => (Account: r.Account is { } id ? ordinals.GetValueOrDefault(id, -1) : -1, r)).Where(r => r.Account >= 0 || viewer.SeesEveryAccount)],
            Claims = claims,
            FirstRate = FirstRates([.. rates.Select(r => (r.Base, r.Quote, r.First.DayNumber))], options.Currency),
            Currency = options.Currency,
            Today = today.DayNumber,
            AsOf = options.DataEnd is { } end && end <= today ? end.DayNumber - 1 : today.DayNumber,
            DataEndIsSet = options.DataEnd is not null,
        };
    }

    private static async Task<QualityAccount[]> AccountsAsync(AppDb db, ClaimBindings claims, CancellationToken cancellation)
    {
        (string Column, int Place)[] claimed = [.. claims.OfAccounts.Where(c => Claim.All.Contains(c.Key)).Select(c => (c.Value, QualityData.PlaceOf(c.Key)))];
        var accounts = await db.Accounts.AsNoTracking().OrderBy(a => a.Id)
            .Select(a => new { a.Id, a.ExternalId, a.NameKey, a.Domain, a.ParentExternalId, a.ParentId, a.NamedOnly, a.Custom }).ToListAsync(cancellation);
        return [.. accounts.Select(a => new QualityAccount
        {
            Id = a.Id.Value, ExternalId = a.ExternalId, NameKey = a.NameKey, Domain = a.Domain, ParentExternalId = a.ParentExternalId, ParentIsKnown = a.ParentId is not null,
            NamedOnly = a.NamedOnly, Claims = claimed.Length == 0 ? null : Said(a.Custom, claimed),
        })];
    }

    private static string?[] Said(IReadOnlyDictionary<string, string> custom, (string Column, int Place)[] claimed)
    {
        var said = new string?[Claim.All.Count];
        foreach (var (column, place) in claimed) said[place] = custom.GetValueOrDefault(column);
        return said;
    }

    /// <summary>The first day on which a rate leads to the reporting currency: the pair's own or its inverse, else across one other currency.</summary>
    private static Dictionary<string, int> FirstRates(IReadOnlyList<(string Base, string Quote, int Day)> rates, string to)
    {
        var direct = new Dictionary<(string, string), int>();
        foreach (var (from, quote, day) in rates)
        {
            direct[(from, quote)] = Math.Min(day, direct.GetValueOrDefault((from, quote), Line.Never));
            direct[(quote, from)] = Math.Min(day, direct.GetValueOrDefault((quote, from), Line.Never));
        }
        List<string> currencies = [.. direct.Keys.Select(k => k.Item1).Distinct(StringComparer.Ordinal)];
        var first = new Dictionary<string, int>(StringComparer.Ordinal);
        foreach (var currency in currencies)
        {
            if (direct.TryGetValue((currency, to), out var own)) first[currency] = own;
            else if (currencies.Where(over => direct.ContainsKey((currency, over)) && direct.ContainsKey((over, to))).Select(over => (int?)Math.Max(direct[(currency, over)], direct[(over, to)])).Min() is { } across)
                first[currency] = across;
        }
        return first;
    }
}
