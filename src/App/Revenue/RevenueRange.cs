using System.Globalization;
using Perennial.Core.Revenue;

namespace Perennial.App.Revenue;

/// <summary>The days that the revenue page looks at: a named range, or two days of one's own. It never reaches beyond what is known.</summary>
/// <param name="Name">One of <see cref="Names"/>, or <c>own</c>.</param>
/// <param name="From">First day.</param>
/// <param name="To">Exclusive.</param>
/// <param name="Grain">Step of its series.</param>
public sealed record RevenueRange(string Name, DateOnly From, DateOnly To, Grain Grain)
{
    private const string Standard = "12m";
    private const int MostYears = 10;

    public static IReadOnlyList<(string Value, string Name)> Names { get; } = [("3m", "3 months"), ("12m", "12 months"), ("24m", "24 months"), ("year", "This year"), ("all", "All")];

    public static IReadOnlyList<(string Value, string Name)> Grains { get; } = [("week", "Week"), ("month", "Month"), ("quarter", "Quarter"), ("year", "Year")];

    public Period Whole => new(From, To);

    public IReadOnlyList<Period> Periods => Period.Split(From, To, Grain);

    /// <param name="first">The first day that anything is known of, where that is not the first payment.</param>
    public static RevenueRange Of(RevenueBook book, string? name, bool grainIsGiven, DateOnly? first = null)
    {
        var question = book.Question;
        var end = question.Horizon.AddDays(1);
        if (question.IsSeries) return new("own", question.From!.Value, question.To < end || question.From >= end ? question.To!.Value : end, question.Grain);
        var month = new DateOnly(question.Horizon.Year, question.Horizon.Month, 1);
        var known = Names.Any(range => range.Value == name) ? name! : Standard;
        var from = known switch
        {
            "3m" => month.AddMonths(-2),
            "24m" => month.AddMonths(-23),
            "year" => new DateOnly(question.Horizon.Year, 1, 1),
            "all" => (Max(first, month.AddYears(-MostYears)) ?? First(book)) is { } begun && begun < month ? new DateOnly(begun.Year, begun.Month, 1) : month,
            _ => month.AddMonths(-11),
        };
        var isLong = end.DayNumber - from.DayNumber > 1200;
        return new(known, from, end, grainIsGiven ? question.Grain : isLong ? Grain.Quarter : Grain.Month);
    }

    public string Word => Grain.ToString().ToLower(CultureInfo.InvariantCulture);

    /// <summary>A moment that was sent wrong makes no range of half a century.</summary>
    private static DateOnly? Max(DateOnly? day, DateOnly least) => day < least ? least : day;

    private static DateOnly? First(RevenueBook book) =>
        book.Timeline.Lifetimes(book.Question.Horizon, book.Slice).Select(life => (DateOnly?)life.FirstPaid).Min();
}
