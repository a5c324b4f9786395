using Perennial.App.Database;
using Perennial.App.Filters;
using Perennial.Core.Filters;

namespace Perennial.App.Accounts;

/// <summary>A custom field that accounts have, as a filter names it: <c>custom.plan-tier</c> for one called Plan tier.</summary>
/// <param name="Name">As it was given.</param>
/// <param name="Values">How many accounts have one.</param>
/// <param name="Numbers">How many of them read as a number.</param>
/// <param name="Days">How many of them read as a day.</param>
public sealed record CustomColumn(string Name, long Values, long Numbers, long Days)
{
    private const decimal Unit = 100_000_000m;

    public string Word { get; } = "custom." + string.Concat(FoldedKey.Of(Name).Select(c => char.IsLetterOrDigit(c) || c is '.' or '_' ? c : '-'));

    public FieldKind Kind => Values > 0 && Numbers == Values ? FieldKind.Number : Values > 0 && Days == Values ? FieldKind.DayBehind : FieldKind.Word;

    public RowField<AccountRow> AsField()
    {
        var name = Name;
        return new(new(Word, Kind, $"custom field {Name}"), (condition, _) =>
        {
            switch (condition)
            {
                case FilterCondition.Present:
                    return a => a.CustomValues.Any(c => c.Field == name);
                case FilterCondition.OneOf one:
                    string[] keys = [.. one.Texts.Select(FoldedKey.Of)];
                    return a => a.CustomValues.Any(c => c.Field == name && keys.Contains(c.TextKey));
                case FilterCondition.Between between:
                    var (low, high) = (Low(between), High(between));
                    return a => a.CustomValues.Any(c => c.Field == name && c.NumberE8 != null && c.NumberE8 >= low && c.NumberE8 <= high);
                case FilterCondition.Within within:
                    var (from, until) = (within.From ?? DateOnly.MinValue, within.Until ?? DateOnly.MaxValue);
                    return a => a.CustomValues.Any(c => c.Field == name && c.Day != null && c.Day >= from && c.Day < until);
                default:
                    throw new InvalidOperationException(condition.ToString());
            }
        });
    }

    private static long Low(FilterCondition.Between between) => between.Low is not { } low ? long.MinValue : Units(between.WithLow ? Math.Ceiling(low * Unit) : Math.Floor(low * Unit) + 1);

    private static long High(FilterCondition.Between between) => between.High is not { } high ? long.MaxValue : Units(between.WithHigh ? Math.Floor(high * Unit) : Math.Ceiling(high * Unit) - 1);

    private static long Units(decimal number) => number >= long.MaxValue ? long.MaxValue : number <= long.MinValue ? long.MinValue : (long)number;
}
