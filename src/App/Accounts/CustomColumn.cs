using System.Linq.Expressions;
using Perennial.App.Fields;
using Perennial.App.Filters;
using Perennial.Core.Filters;

namespace Perennial.App.Accounts;

/// <summary>A custom field of accounts or contacts, as a filter names it: <c>custom.plan-tier</c> for one called Plan tier.</summary>
/// <param name="Name">As it was given.</param>
/// <param name="Values">How many records have one.</param>
/// <param name="Numbers">How many of them read as a number.</param>
/// <param name="Days">How many of them read as a day.</param>
/// <param name="Defined">What was defined of it; null for one that came with data.</param>
public sealed record CustomColumn(string Name, long Values, long Numbers, long Days, CustomField? Defined = null)
{
    public const string Prefix = "custom.";
    private static readonly string[] YesNo = ["yes", "no"];

    public string Word { get; } = Prefix + CustomField.WordOf(Name);

    public string Label => Defined?.Label ?? Name;

    /// <summary>Lists and forms offer it.</summary>
    public bool IsOffered => Defined?.ArchivedAt is null;

    public FieldKind Kind => Defined is null
        ? Values > 0 && Numbers == Values ? FieldKind.Number : Values > 0 && Days == Values ? FieldKind.DayBehind : FieldKind.Word
        : Defined.Type switch
        {
            CustomFieldType.Number or CustomFieldType.Decimal => FieldKind.Number,
            CustomFieldType.Day => Defined.LiesAhead ? FieldKind.DayAhead : FieldKind.DayBehind,
            CustomFieldType.Person => FieldKind.Person,
            CustomFieldType.Text or CustomFieldType.YesNo or CustomFieldType.Choice or CustomFieldType.Link => FieldKind.Word,
        };

    public bool IsOrdered => Kind is FieldKind.Number or FieldKind.DayBehind or FieldKind.DayAhead;

    /// <summary>All values that there can be; empty when they are open.</summary>
    public IReadOnlyList<string> Choices => Defined?.Type switch
    {
        CustomFieldType.YesNo => YesNo,
        CustomFieldType.Choice => Defined.Options,
        _ => [],
    };

    /// <summary>The field bound to rows that have such values.</summary>
    public RowField<TRow> AsField<TRow, TValue>(Expression<Func<TRow, IEnumerable<TValue>>> values) where TValue : CustomKey =>
        new(new(Word, Kind, $"custom field {Label}") { Choices = Choices, Aliases = Word.Contains('_', StringComparison.Ordinal) ? [Word.Replace('_', '-')] : [] },
            (condition, _) => Rows.AnyOf(values, Asked(condition)));

    private Expression<Func<CustomKey, bool>> Asked(FilterCondition condition)
    {
        var name = Name;
        switch (condition)
        {
            case FilterCondition.Present:
                return c => c.Field == name;
            case FilterCondition.OneOf one:
                string[] keys = [.. one.Texts.SelectMany(text => Defined?.Spellings(text) ?? [CustomKey.KeyOf(text)]).Distinct(StringComparer.Ordinal)];
                return c => c.Field == name && keys.Contains(c.TextKey);
            case FilterCondition.Between between:
                var (low, high) = (Low(between), High(between));
                return c => c.Field == name && c.NumberE8 != null && c.NumberE8 >= low && c.NumberE8 <= high;
            case FilterCondition.Within within:
                var (from, until) = (within.From ?? DateOnly.MinValue, within.Until ?? DateOnly.MaxValue);
                return c => c.Field == name && c.Day != null && c.Day >= from && c.Day < until;
            default:
                throw new InvalidOperationException(condition.ToString());
        }
    }

    /// <summary>The fields that were defined, and those that records have.</summary>
    public static IReadOnlyList<CustomColumn> All(IReadOnlyDictionary<string, CustomField> defined, IEnumerable<(string Field, long Values, long Numbers, long Days)> found)
    {
        var known = found.Select(f => new CustomColumn(f.Field, f.Values, f.Numbers, f.Days, defined.GetValueOrDefault(f.Field))).ToList();
        var empty = defined.Values.Where(f => !known.Exists(c => c.Name == f.Field)).Select(f => new CustomColumn(f.Field, 0, 0, 0, f));
        return [.. known.Concat(empty).OrderBy(c => c.Word, StringComparer.Ordinal).ThenBy(c => c.Defined is null).DistinctBy(c => c.Word)];
    }

    private static long Low(FilterCondition.Between between) => between.Low is not { } low ? long.MinValue : Units(between.WithLow ? Math.Ceiling(low * CustomField.Unit) : Math.Floor(low * CustomField.Unit) + 1);

    private static long High(FilterCondition.Between between) => between.High is not { } high ? long.MaxValue : Units(between.WithHigh ? Math.Floor(high * CustomField.Unit) : Math.Ceiling(high * CustomField.Unit) - 1);

    private static long Units(decimal number) => number >= long.MaxValue ? long.MaxValue : number <= long.MinValue ? long.MinValue : (long)number;
}
