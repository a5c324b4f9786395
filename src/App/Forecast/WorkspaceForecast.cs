using Microsoft.EntityFrameworkCore;
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
    private static readonly Dictionary<long, AccountRisk> _nobody = [];
    private readonly SemaphoreSlim _one = new(1, 1);
    private Known? _known;
    private (Known Of, RiskAsOf Risk, long Kept, RenewalForecast Forecast)? _whole;

    private sealed record Known(long Times, WorkspaceOptions Options, DateOnly Day, DueBook Book, IReadOnlyList<Due> Dues, IReadOnlyList<PastMonth> Bare);

    /// <summary>Of who does not see every account, chances and correlation come from their own accounts too: what others tell stays with them.</summary>
    public async Task<RenewalForecast> OfAsync(Viewer viewer, CancellationToken cancellation)
    {
        var asOf = await risk.AtAsync(cancellation);
        await _one.WaitAsync(cancellation);
        try
        {
            var known = await KnownAsync(cancellation);
            if (!viewer.SeesEveryAccount) return Of(known, asOf, account => viewer.Sees(new AccountId(account)), new Dictionary<DateOnly, PastMonth>());
            if (_whole is { } whole && whole.Of == known && ReferenceEquals(whole.Risk, asOf) && whole.Kept == kept.Times) return whole.Forecast;
            var times = kept.Times;
            var forecast = Of(known, asOf, _ => true, await kept.MonthsAsync(known.Book, [.. known.Bare.Select(m => m.Start)], cancellation));
            _whole = (known, asOf, times, forecast);
            return forecast;
        }
        finally
        {
            _one.Release();
        }
    }

    public void Dispose() => _one.Dispose();

    private static RenewalForecast Of(Known known, RiskAsOf risk, Func<long, bool> sees, IReadOnlyDictionary<DateOnly, PastMonth> kept)
    {
        var months = PastMonths.Said([.. known.Bare.Select(m => m.Of(sees)).OfType<PastMonth>()], kept);
        var learnt = PastMonths.Before(months, known.Day);
        var pooled = PastMonth.Pooled(learnt);
        return new()
        {
            Day = known.Day,
            Currency = known.Options.Currency,
            Dues = RenewalChances.Of(known.Dues.Where(due => sees(due.Account)), risk.Day, risk.Refusal is null ? risk.Accounts : _nobody, pooled),
            Months = months,
            Correlation = PastMonth.Together(learnt),
            Pooled = pooled,
            Refusal = risk.Refusal,
            Book = known.Book,
            Sees = sees,
        };
    }

    private async Task<Known> KnownAsync(CancellationToken cancellation)
    {
        var (times, options) = (changed.Times, await settings.InForceAsync(cancellation));
        var day = questions.TodayIn(options);
        if (options.DataEnd is { } end && end <= day) day = end.AddDays(-1);
        if (_known is { } known && known.Times == times && known.Day == day && ReferenceEquals(known.Options, options)) return known;
        var timeline = await ledger.AtAsync(options, null, Subject.Revenue, cancellation);
        await using var db = workspace.OpenFor(Viewer.System);
        var contracts = await db.Contracts.AsNoTracking().ToListAsync(cancellation);
        var book = new DueBook(contracts, timeline, await SubscriptionsOverTime.ReadAsync(db, workspace.Store, merged.Accounts(), options, cancellation));
        return _known = new(times, options, day, book, [.. book.On(day)], PastMonths.Bare(book, day));
    }
}
