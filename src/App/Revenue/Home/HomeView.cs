using Perennial.App.Shell.Charts;
using Perennial.Core.Revenue;

namespace Perennial.App.Revenue.Home;

/// <summary>What stands on the first page: headlines, the last months' movements and who moved.</summary>
public sealed record HomeView(RevenueBook Book, IReadOnlyList<Headline> Headlines, IReadOnlyList<ChartPlace> Places, IReadOnlyList<PeriodFigures> Months, Period Lately, IReadOnlyList<Mover> Movers)
{
    private const int MonthsShown = 13;
    private const int MoversShown = 10;
    private static readonly string[] _headlines = ["mrr", "arr", "nrr", "grr", "customer-churn", "quick-ratio", "arpc", "customers"];

    public string Currency => Book.Timeline.Currency;

    /// <summary>Why revenue cannot be stated, null when it can.</summary>
    public PeriodFigures? Unpriced => Months.FirstOrDefault(month => month.UnpricedAccounts > 0);

    /// <returns>Null when nobody has ever paid.</returns>
    public static HomeView? Of(RevenueBook book)
    {
        var close = book.Question.ClosingDay;
        if (!book.Timeline.Lifetimes(close, book.Slice).Any() && book.Timeline.Measure(Period.Ending(close, Window.Months(1)), book.Slice).UnpricedAccounts == 0) return null;
        var month = new DateOnly(close.Year, close.Month, 1);
        var periods = Period.Split(month.AddMonths(1 - MonthsShown), close.AddDays(1), Grain.Month);
        var lately = Period.Ending(close, Window.Months(1));
        return new(book, Headline.Of(book, _headlines), [.. periods.Select(p => PeriodWords.Place(p, Grain.Month, close))], book.Timeline.Measure(periods, book.Slice)[0], lately, Mover.Largest(book, lately, MoversShown));
    }
}
