using Perennial.App.Events;
using Perennial.App.Revenue;
using Perennial.Core.Engagement;
using Perennial.Core.Revenue;
using Perennial.Usage;
using Perennial.Usage.Sql;
using Perennial.Usage.Store;

namespace Perennial.App.Engagement;

/// <summary>Answers for the slice of a question what its people do over time.</summary>
internal sealed class EngagementBook(EventStore events, EventGroups groups, EventActivity activity)
{
    /// <summary>Periods of a series, or twelve of its grain up to the closing day; with the one before them.</summary>
    public static IReadOnlyList<Period> PeriodsOf(RevenueQuestion question) => question.IsSeries ? Period.Split(question.From!.Value, question.To!.Value, question.Grain) : Lately(question);

    /// <summary>The period before the first of some.</summary>
    public static Period Before(IReadOnlyList<Period> periods, Grain grain) => Period.Split(Earlier(periods[0].Start, grain), periods[0].Start, grain)[^1];

    public Task<IReadOnlyList<Lifecycle>> LifecycleAsync(RevenueBook book, Period before, IReadOnlyList<Period> periods, CancellationToken cancellation) =>
        LifecycleQuery.AskAsync(events.Engine, FactsOf(book), before, periods, PlacesOf(book), cancellation);

    /// <summary>Only periods that have ended: a cohort is not compared with a part of one.</summary>
    public Task<IReadOnlyList<RetentionRow>> RetentionAsync(RevenueBook book, IReadOnlyList<Period> periods, CancellationToken cancellation)
    {
        var ended = periods.Where(p => p.End <= book.Question.Horizon.AddDays(1)).ToList();
        return ended.Count == 0 ? Task.FromResult<IReadOnlyList<RetentionRow>>([]) : LifecycleQuery.CohortsAsync(events.Engine, FactsOf(book), ended, PlacesOf(book), cancellation);
    }

    public Task<IReadOnlyList<long>> FunnelAsync(RevenueBook book, Period period, IReadOnlyList<IReadOnlyList<int>> steps, TimeSpan within, CancellationToken cancellation) =>
        FunnelQuery.AskAsync(events.Engine, FactsOf(book), period, steps, within, PlacesOf(book), cancellation);

    /// <summary>What most people did in a period, most first.</summary>
    public async Task<IReadOnlyList<string>> UsualAsync(RevenueBook book, Period period, CancellationToken cancellation) =>
        [.. (await AccountUsageQuery.NamesAsync(events.Engine, FactsOf(book), period, PlacesOf(book), cancellation)).Select(n => n.Event).Where(n => n.Length > 0).Distinct(StringComparer.Ordinal)];

    private UsageFacts FactsOf(RevenueBook book) => activity.FactsIn(book.Question.Options.TimeZone);

    private UsagePlaces? PlacesOf(RevenueBook book) => book.AskedIds is { } accounts ? groups.Of([.. accounts.Select(id => (id, 0))]) : null;

    private static IReadOnlyList<Period> Lately(RevenueQuestion question)
    {
        var from = question.ClosingDay;
        for (var i = 0; i < 12; i++) from = Earlier(from, question.Grain);
        return Period.Split(Period.Split(from, from.AddDays(1), question.Grain)[0].Start, question.ClosingDay.AddDays(1), question.Grain);
    }

    private static DateOnly Earlier(DateOnly day, Grain grain) => grain switch
    {
        Grain.Day => day.AddDays(-1),
        Grain.Week => day.AddDays(-7),
        Grain.Month => day.AddMonths(-1),
        Grain.Quarter => day.AddMonths(-3),
        Grain.Year => day.AddYears(-1),
    };
}
