using Microsoft.EntityFrameworkCore;
using Perennial.App.Access;
using Perennial.App.Database;
using Perennial.App.Revenue;
using Perennial.Core.Forecast;

namespace Perennial.App.Forecast;

/// <summary>Forecasts as they were made, one a week.</summary>
public sealed class KeptForecasts(Workspace workspace, MergedRecords merged, TimeProvider clock)
{
    private const int Week = 7;
    private long _times;

    /// <summary>How often one was kept since the start.</summary>
    public long Times => Interlocked.Read(ref _times);

    /// <summary>Keeps a forecast when none of the last week is kept and something is due.</summary>
    /// <param name="forecast">Of who sees every account.</param>
    /// <param name="cancellation">Stops the waiting.</param>
    public async Task<bool> KeepAsync(RenewalForecast forecast, CancellationToken cancellation)
    {
        if (forecast.Lines.Count == 0) return false;
        await using (var db = workspace.OpenFor(Viewer.System))
        {
            var lately = forecast.Day.AddDays(-Week);
            if (await db.KeptForecasts.AnyAsync(f => f.MadeOn > lately, cancellation)) return false;
        }
        using (await workspace.Gate.EnterAsync(cancellation))
            if (!KeptForecastWriter.Write(workspace.Store, forecast.Made, forecast.Correlation.Value, clock.GetUtcNow())) return false;
        Interlocked.Increment(ref _times);
        return true;
    }

    /// <summary>The last one that was made at least a week before a day; null when there is none.</summary>
    public async Task<ForecastMade?> BeforeAsync(DateOnly day, CancellationToken cancellation)
    {
        await using var db = workspace.OpenFor(Viewer.System);
        var until = day.AddDays(-Week);
        var last = await db.KeptForecasts.AsNoTracking().Where(f => f.MadeOn <= until).OrderByDescending(f => f.MadeOn).FirstOrDefaultAsync(cancellation);
        return last is null ? null : new(last.MadeOn, Lines(await db.KeptDues.AsNoTracking().Where(d => d.KeptForecastId == last.Id).OrderBy(d => d.Id).ToListAsync(cancellation)));
    }

    /// <summary>What was last kept in the week before each of some months, with what came of it. What was late then counts in it.</summary>
    internal async Task<IReadOnlyDictionary<DateOnly, PastMonth>> MonthsAsync(DueBook book, IReadOnlyList<DateOnly> months, CancellationToken cancellation)
    {
        await using var db = workspace.OpenFor(Viewer.System);
        var (all, found) = (await db.KeptForecasts.AsNoTracking().OrderBy(f => f.MadeOn).ToListAsync(cancellation), new Dictionary<DateOnly, PastMonth>());
        foreach (var start in months)
        {
            if (all.LastOrDefault(f => f.MadeOn < start && f.MadeOn >= start.AddDays(-Week - 1)) is not { } forecast) continue;
            var (made, end) = (forecast.MadeOn, start.AddMonths(1));
            var dues = await db.KeptDues.AsNoTracking().Where(d => d.KeptForecastId == forecast.Id && d.DueOn < end && (d.DueOn >= start || d.DueOn <= made)).OrderBy(d => d.Id).ToListAsync(cancellation);
            if (dues.Count == 0) continue;
            var then = book.AsOf(made);
            found.Add(start, new(start, made, IsReplayed: false, [.. Lines(dues).Select(line => then.Outcome(line, made))], forecast.Correlation));
        }
        return found;
    }

    /// <summary>Of accounts that are one by now, what has no contract is one amount.</summary>
    private List<ForecastLine> Lines(IEnumerable<KeptDue> dues)
    {
        var accounts = merged.Accounts();
        return [.. dues.Select(due => due.Line(accounts.Root(due.AccountId.Value))).GroupBy(line => (line.Account, line.Contract)).Select(same => same.First() with { Amount = same.Sum(line => line.Amount) })];
    }
}
