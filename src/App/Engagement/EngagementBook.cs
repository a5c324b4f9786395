using Perennial.App.Events;
using Perennial.App.Revenue;
using Perennial.Client;
using Perennial.Core;
using Perennial.Core.Engagement;
using Perennial.Core.Revenue;
using Perennial.Usage;
using Perennial.Usage.Sql;
using Perennial.Usage.Store;

namespace Perennial.App.Engagement;

/// <summary>Answers for the slice of a question what its people do over time.</summary>
internal sealed class EngagementBook(EventStore events, EventGroups groups, EventActivity activity)
{
    /// <summary>Cells of cohorts grow with the square of their periods.</summary>
    public const int MostCohorts = 120;
    private const int Lately = 12;

    /// <summary>Periods of a series, or the twelve of its grain that the closing day ends in.</summary>
    public static IReadOnlyList<Period> PeriodsOf(RevenueQuestion question) =>
        question.IsSeries ? Period.Split(question.From!.Value, question.To!.Value, question.Grain) : Period.Last(Lately, question.ClosingDay, question.Grain);

    /// <summary>Periods of a series, or the last twelve of its grain that are over, with the one that is not.</summary>
    public static IReadOnlyList<Period> CohortsOf(RevenueQuestion question)
    {
        if (question.IsSeries) return PeriodsOf(question);
        var all = Period.Last(Lately + 1, question.ClosingDay, question.Grain);
        return question.IsOver(all[^1], question.Grain) ? all.Skip(1).ToList() : all;
    }

    /// <summary>By period. One that is not over says how it stands; who will have stayed away is not known in it.</summary>
    public static IReadOnlyList<UserLifecycle> Lifecycle(RevenueBook book, IReadOnlyList<Period> periods, Grain grain)
    {
        var (users, dormant) = (MetricCatalog.Find("new-users")!, MetricCatalog.Find("dormant-users")!);
        book.Foresee(users, periods);
        book.Foresee(dormant, periods);
        return [.. periods.Select(period =>
        {
            var (inputs, isOver) = (book.Inputs(PeriodFigures.Nothing(period)), book.Question.IsOver(period, grain));
            var counts = users.Figure(inputs) is { Value: not null } ? inputs.Usage!.Lifecycle : (Lifecycle?)null;
            return new UserLifecycle(new(period.Start, period.End), counts?.New, counts?.Returning, counts?.Resurrecting, isOver ? (long?)dormant.Figure(inputs).Value : null, counts?.Active, !isOver, users.Figure(inputs).Reason, book.Question.Options.InForce);
        })];
    }

    /// <summary>A row each period that is over; a cell in one that is not has no number.</summary>
    public async Task<IReadOnlyList<UserCohort>> RetentionAsync(RevenueBook book, IReadOnlyList<Period> periods, Grain grain, CancellationToken cancellation)
    {
        var question = book.Question;
        List<Period> over = [.. periods.Where(period => question.IsOver(period, grain))];
        if (over.Count == 0) return [];
        var isOpen = periods.Any(period => !question.IsOver(period, grain) && period.Start >= over[^1].End && period.Start <= question.Horizon);
        if (book.Usage(new(over[0].Start, over[^1].End))?.NoPeople is { } reason) return [.. over.Select(cohort => new UserCohort(cohort.Label(grain), new(cohort.Start, cohort.End), null, [], [], reason, question.Options.InForce))];
        var people = await CohortQuery.AskAsync(events.Engine, FactsOf(book), over, PlacesOf(book), cancellation);
        return [.. over.Select((cohort, i) =>
        {
            var users = people.GetValueOrDefault((cohort, cohort, 0));
            List<long?> active = [.. over.Skip(i).Select(period => (long?)people.GetValueOrDefault((cohort, period, 0)))];
            if (isOpen) active.Add(null);
            return new UserCohort(cohort.Label(grain), new(cohort.Start, cohort.End), users, active, [.. active.Select(some => users == 0 ? null : (decimal?)some / users)], null, question.Options.InForce);
        })];
    }

    /// <summary>How far people came; without numbers where no event says whose it was.</summary>
    public async Task<IReadOnlyList<FunnelStep>> FunnelAsync(RevenueBook book, Period period, FunnelAsked asked, CancellationToken cancellation)
    {
        if (book.Usage(period)?.NoPeople is { } reason) return asked.Untold(reason, book.Question.Options);
        return asked.Shares(await FunnelQuery.AskAsync(events.Engine, FactsOf(book), period, asked.Numbers, asked.Within, PlacesOf(book), cancellation), book.Question.Options);
    }

    /// <summary>What most people did in a period, most first.</summary>
    public async Task<IReadOnlyList<string>> UsualAsync(RevenueBook book, Period period, CancellationToken cancellation) =>
        [.. (await AccountUsageQuery.NamesAsync(events.Engine, FactsOf(book), period, PlacesOf(book), cancellation)).Select(n => n.Event).Where(n => n.Length > 0).Distinct(StringComparer.Ordinal)];

    /// <summary>The first day on which anything was done; null where nothing was, or is not told.</summary>
    public async Task<DateOnly?> FirstDayAsync(RevenueBook book, CancellationToken cancellation) =>
        book.Question.UntoldUse is null ? await AccountUsageQuery.FirstAsync(events.Engine, PlacesOf(book), cancellation) : null;

    private UsageFacts FactsOf(RevenueBook book) => activity.FactsIn(book.Question.Options.TimeZone);

    private UsagePlaces? PlacesOf(RevenueBook book) => book.AskedIds is { } accounts ? groups.Of([.. accounts.Select(id => (id, 0))]) : null;
}
