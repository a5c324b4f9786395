using System.Collections.Concurrent;
using System.Runtime.InteropServices;
using System.Security.Cryptography;
using Microsoft.EntityFrameworkCore;
using NodaTime;
using Perennial.App.Access;
using Perennial.App.Accounts;
using Perennial.App.Contracts;
using Perennial.App.Database;
using Perennial.App.Revenue;
using Perennial.App.Risk;
using Perennial.App.Settings;
using Perennial.Core.Forecast;
using Perennial.Core.Options;
using Perennial.Core.Revenue;
using Perennial.Core.Risk;

namespace Perennial.App.Forecast;

/// <summary>The workspace's renewal forecast: made once for each state of the facts, the options and the day, and seen by each viewer with their own accounts alone.</summary>
public sealed class WorkspaceForecast(Workspace workspace, WorkspaceLedger ledger, WorkspaceSettings settings, RevenueQuestions questions, MergedRecords merged, FactsChanged changed, WorkspaceRisk risk, KeptForecasts kept) : IDisposable
{
    private const int MostParts = 64;
    private const string NoneOfTheirOwn = "None of these accounts has a risk of churn that could be told.";
    private static readonly Dictionary<long, AccountRisk> _nobody = [];
    private static readonly Dictionary<DateOnly, PastMonth> _notKept = [];
    private readonly SemaphoreSlim _one = new(1, 1), _all = new(1, 1);
    private readonly ConcurrentDictionary<string, (Known Of, RiskAsOf Risk, RenewalForecast Forecast)> _parts = new(StringComparer.Ordinal);
    private readonly Ranges _ranges = new();
    private Known? _known;
    private (Known Of, RiskAsOf Risk, long Kept, RenewalForecast Forecast)? _whole;

    private sealed record Known(long Times, WorkspaceOptions Options, DateOnly Day, DueBook Book, IReadOnlyList<Due> Dues, IReadOnlyList<PastMonth> Bare);

    /// <summary>Of who does not see every account, chances and correlation come from their own accounts too: what others tell stays with them.</summary>
    public async Task<RenewalForecast> OfAsync(Viewer viewer, CancellationToken cancellation)
    {
        var asOf = await risk.AtAsync(cancellation);
        var known = await KnownAsync(cancellation);
        return viewer.SeesEveryAccount ? await WholeAsync(known, asOf, cancellation) : PartOf(known, asOf, viewer);
    }

    public void Dispose()
    {
        _one.Dispose();
        _all.Dispose();
    }

    private async Task<RenewalForecast> WholeAsync(Known known, RiskAsOf asOf, CancellationToken cancellation)
    {
        await _all.WaitAsync(cancellation);
        try
        {
            var times = kept.Times;
            if (_whole is { } whole && ReferenceEquals(whole.Of, known) && ReferenceEquals(whole.Risk, asOf) && whole.Kept == times) return whole.Forecast;
            var forecast = Of(known, asOf, asOf.Refusal, _ => true, await kept.MonthsAsync(known.Book, [.. known.Bare.Select(m => m.Start)], cancellation));
            _whole = (known, asOf, times, forecast);
            return forecast;
        }
        finally
        {
            _all.Release();
        }
    }

    /// <summary>Nobody waits for another's part.</summary>
    private RenewalForecast PartOf(Known known, RiskAsOf asOf, Viewer viewer)
    {
        var seen = Convert.ToBase64String(SHA256.HashData(MemoryMarshal.AsBytes(viewer.AccountIds.Select(a => a.Value).Order().ToArray().AsSpan())));
        if (_parts.TryGetValue(seen, out var part) && ReferenceEquals(part.Of, known) && ReferenceEquals(part.Risk, asOf)) return part.Forecast;
        if (_parts.Count >= MostParts) _parts.Clear();
        var forecast = Of(known, asOf.Refusal is null ? asOf : asOf.For(viewer), asOf.Refusal is null ? null : NoneOfTheirOwn, account => viewer.Sees(new AccountId(account)), _notKept);
        _parts[seen] = (known, asOf, forecast);
        return forecast;
    }

    private RenewalForecast Of(Known known, RiskAsOf risk, string? refusal, Func<long, bool> sees, IReadOnlyDictionary<DateOnly, PastMonth> kept)
    {
        var months = PastMonths.Said(known.Bare.Select(m => m.Of(sees)).OfType<PastMonth>(), kept, known.Day);
        var learnt = PastMonths.Before(months, known.Day);
        var pooled = PastMonth.Pooled(learnt);
        return new()
        {
            Day = known.Day,
            Currency = known.Options.Currency,
            Dues = RenewalChances.Of(known.Dues.Where(due => sees(due.Account)), risk.Day, risk.Refusal is null ? risk.Accounts : _nobody, pooled, new(learnt), (risk.Months, risk.Churns)),
            Months = months,
            Correlation = PastMonth.Together(learnt),
            Pooled = pooled,
            Refusal = refusal,
            Book = known.Book,
            Sees = sees,
            Ranges = _ranges,
            Zone = DateTimeZoneProviders.Tzdb[known.Options.TimeZone],
        };
    }

    private async Task<Known> KnownAsync(CancellationToken cancellation)
    {
        await _one.WaitAsync(cancellation);
        try
        {
            return await ReadAsync(cancellation);
        }
        finally
        {
            _one.Release();
        }
    }

    private async Task<Known> ReadAsync(CancellationToken cancellation)
    {
        var (times, options) = (changed.Times, await settings.InForceAsync(cancellation));
        var day = questions.TodayIn(options);
        if (options.DataEnd is { } end && end <= day) day = end.AddDays(-1);
        if (_known is { } known && known.Times == times && known.Day == day && ReferenceEquals(known.Options, options)) return known;
        var timeline = await ledger.AtAsync(options, null, Subject.Revenue, cancellation);
        await using var db = workspace.OpenFor(Viewer.System);
        var contracts = (await db.Contracts.AsNoTracking().Where(c => !c.Archived).OrderBy(c => c.Id).ToListAsync(cancellation)).ToLookup(c => c.AccountId.Value);
        var then = await ContractsThen.ReadAsync(db, merged.Accounts(), options.TimeZone, cancellation);
        var book = new DueBook(contracts, then, timeline, await SubscriptionsOverTime.ReadAsync(db, workspace.Store, merged.Accounts(), options, cancellation));
        return _known = new(times, options, day, book, [.. book.On(day)], PastMonths.Bare(book, day));
    }
}
