namespace Perennial.Core.Filters;

/// <summary>
/// A value of a field of days. A span such as <c>90d</c> is measured from today (with <c>as:</c>, from that day) in the field's own direction: ahead for what is to come, back for what has been.
/// <c>&lt;90d</c> is nearer than that (and not in the other direction), <c>&gt;90d</c> is further, <c>:90d</c> is within it. A minus turns the direction around.
/// </summary>
internal sealed class DayValue(FilterField of, DateOnly today)
{
    private bool IsAhead => of.Kind == FieldKind.DayAhead;

    public FilterCondition Read(FilterOperator sign, FilterValue value)
    {
        if (value.IsRange) return Range(sign, value);
        if (DayWords.Span(value.Text) is var (number, unit)) return Span(sign, number, unit);
        var (from, until) = Days(value.Text, value.Place);
        return sign switch
        {
            FilterOperator.Below => Within(null, from),
            FilterOperator.AtMost => Within(null, until),
            FilterOperator.Above => Within(until, null),
            FilterOperator.AtLeast => Within(from, null),
            _ => Within(from, until),
        };
    }

    private FilterCondition.Within Span(FilterOperator sign, int number, char unit)
    {
        var (edge, isBack) = (Edge(number, unit), number < 0);
        return (sign, IsAhead) switch
        {
            (FilterOperator.Below, true) => Within(isBack ? null : today, edge),
            (FilterOperator.Below, false) => Within(After(edge), isBack ? null : After(today)),
            (FilterOperator.AtMost, true) => Within(isBack ? null : today, After(edge)),
            (FilterOperator.AtMost, false) => Within(edge, isBack ? null : After(today)),
            (FilterOperator.Above, true) => Within(After(edge), null),
            (FilterOperator.Above, false) => Within(null, edge),
            (FilterOperator.AtLeast, true) => Within(edge, null),
            (FilterOperator.AtLeast, false) => Within(null, After(edge)),
            _ => edge < today ? Within(edge, After(today)) : Within(today, After(edge)),
        };
    }

    private FilterCondition.Within Range(FilterOperator sign, FilterValue value)
    {
        if (sign > FilterOperator.IsNot) throw new FilterErrorException(value.Place, $"A range cannot be compared. Write {of.Name}:{value}.");
        var (one, other) = (End(value.Text, value.Place), End(value.Until!, value.Place));
        // 1y..2y ago begins with its far end.
        var isTurned = !IsAhead && (one is { IsSpan: true } || other is { IsSpan: true }) && one is not { IsSpan: false } && other is not { IsSpan: false };
        var (low, high) = isTurned ? (other, one) : (one, other);
        if (low?.From > high?.Until) throw new FilterErrorException(value.Place, $"This range is empty: it ends before it begins. Write {value.Until}..{value.Text}.");
        return Within(low?.From, high?.Until);
    }

    private (DateOnly From, DateOnly Until, bool IsSpan)? End(string text, FilterPlace place)
    {
        if (text.Length == 0) return null;
        if (DayWords.Span(text) is var (number, unit)) return (Edge(number, unit), After(Edge(number, unit)), true);
        var (from, until) = Days(text, place);
        return (from, until, false);
    }

    private (DateOnly From, DateOnly Until) Days(string text, FilterPlace place) => DayWords.Read(text, today)
        ?? throw new FilterErrorException(place, $"'{text}' is no day. {of.Name} takes a day such as 2026-03-01 or 2026-03, a word such as this-month, or a span such as 30d, 2w, 3m or 1y{(IsAhead ? " from now" : " ago")}.");

    private DateOnly Edge(int number, char unit) => DayWords.Add(today, IsAhead ? number : -number, unit);

    private static DateOnly After(DateOnly day) => day == DateOnly.MaxValue ? day : day.AddDays(1);

    private FilterCondition.Within Within(DateOnly? from, DateOnly? until) => new(of, from, until);
}
