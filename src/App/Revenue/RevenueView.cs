using Perennial.App.Shell.Charts;
using Perennial.Core.Revenue;

namespace Perennial.App.Revenue;

/// <summary>The revenue page: one range, one slice.</summary>
public sealed record RevenueView(
    RevenueBook Book, RevenueRange Range, SliceChoices Choices, IReadOnlyList<ChartPlace> Places, IReadOnlyList<PeriodFigures> Figures, PeriodFigures Whole,
    IReadOnlyList<BreakdownRow> Breakdown, bool IsByOwner, bool CohortsByRevenue)
{
    public string Currency => Book.Timeline.Currency;
    public RevenueQuestion Question => Book.Question;
    public bool IsEmpty => !IsUnpriced && !Book.Timeline.Lifetimes(Question.Horizon, Book.Slice).Any();
    public bool IsUnpriced => Whole.UnpricedAccounts > 0;

    public static RevenueView Of(RevenueBook book, string? range, bool grainIsGiven, string? by, string? cohorts)
    {
        var days = RevenueRange.Of(book, range, grainIsGiven);
        var figures = book.Timeline.Measure([days.Whole, .. days.Periods], book.Slice)[0];
        var isByOwner = by == "owner";
        return new(book, days, SliceChoices.Of(book), [.. days.Periods.Select(period => PeriodWords.Place(period, days.Grain, book.Question.Horizon))], figures[1..], figures[0],
            BreakdownRow.Of(book, days, account => isByOwner ? account.Owner : account.Segment), isByOwner, cohorts == "mrr");
    }
}
