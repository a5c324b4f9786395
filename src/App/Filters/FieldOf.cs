using System.Linq.Expressions;
using Perennial.App.Database;
using Perennial.Core.Filters;

namespace Perennial.App.Filters;

/// <summary>Fields of one kind of row, each made in one line.</summary>
/// <typeparam name="TRow">The row.</typeparam>
public static class FieldOf<TRow>
{
    /// <summary>Free text by its folded key.</summary>
    public static RowField<TRow> Text(string name, string words, Expression<Func<TRow, string?>> key) =>
        new(new(name, FieldKind.Text, words), (condition, _) => condition switch
        {
            FilterCondition.Present => Rows.Has(key),
            FilterCondition.OneOf { IsPart: true } one => Rows.Any([.. one.Texts.Select(text => Rows.Contains(key, FoldedKey.Of(text)))]),
            FilterCondition.OneOf one => Rows.In(key, [.. one.Texts.Select(FoldedKey.Of)]),
            _ => throw Rows.NotFor(name, condition),
        });

    /// <summary>Text that is told apart letter by letter, such as an id.</summary>
    public static RowField<TRow> Exact(string name, string words, Expression<Func<TRow, string?>> of) =>
        new(new(name, FieldKind.Word, words), (condition, _) => condition switch
        {
            FilterCondition.Present => Rows.Has(of),
            FilterCondition.OneOf one => Rows.In(of, one.Texts),
            _ => throw Rows.NotFor(name, condition),
        });

    /// <summary>One of a few words, whatever their case.</summary>
    public static RowField<TRow> Word(string name, string words, Expression<Func<TRow, string?>> of, FieldKind kind = FieldKind.Word) =>
        new(new(name, kind, words), (condition, terms) => condition switch
        {
            FilterCondition.Present => Rows.Has(of),
            FilterCondition.OneOf one => Rows.In(of, [.. one.Texts.SelectMany(text => terms.Spellings(name, text))]),
            _ => throw Rows.NotFor(name, condition),
        })
        { IsSpelled = true };

    public static RowField<TRow> Person(string name, string words, Expression<Func<TRow, string?>> of) => Word(name, words, of, FieldKind.Person);

    /// <summary>One of a closed set of words.</summary>
    public static RowField<TRow> Choice<TChoice>(string name, string words, Expression<Func<TRow, TChoice>> of, IReadOnlyDictionary<string, TChoice> choices) =>
        new(new(name, FieldKind.Word, words) { Choices = [.. choices.Keys] }, (condition, _) => condition switch
        {
            FilterCondition.Present => Rows.Everyone<TRow>(),
            FilterCondition.OneOf one => Rows.Any([.. one.Texts.Select(text => Rows.Is(of, choices[text]))]),
            _ => throw Rows.NotFor(name, condition),
        });

    /// <summary>Several texts at once, by their folded keys.</summary>
    public static RowField<TRow> Keys(string name, string words, Expression<Func<TRow, IEnumerable<string>>> keys, FieldKind kind = FieldKind.Words) =>
        new(new(name, kind, words), (condition, _) => condition switch
        {
            FilterCondition.Present => Rows.HasAny(keys),
            FilterCondition.OneOf one => Rows.AnyIn(keys, [.. one.Texts.Select(FoldedKey.Of)]),
            _ => throw Rows.NotFor(name, condition),
        });

    public static RowField<TRow> Count(string name, string words, Expression<Func<TRow, int>> of) =>
        new(new(name, FieldKind.Count, words), (condition, _) => condition switch
        {
            FilterCondition.Present => Rows.Above(of, 0),
            FilterCondition.Between between => Rows.Between(of, between, 1, Clamped),
            _ => throw Rows.NotFor(name, condition),
        });

    /// <param name="name">Of the field.</param>
    /// <param name="words">What it is.</param>
    /// <param name="unitsE8">The amount in 1e-8 units.</param>
    /// <param name="times">How many of it make the field: 12 for a year of a monthly amount.</param>
    public static RowField<TRow> Money(string name, string words, Expression<Func<TRow, long>> unitsE8, int times = 1) =>
        new(new(name, FieldKind.Money, words), (condition, _) => condition switch
        {
            FilterCondition.Present => Rows.Not(Rows.Is(unitsE8, 0L)),
            FilterCondition.Between between => Rows.Between(unitsE8, between, 100_000_000m, number => number, times),
            _ => throw Rows.NotFor(name, condition),
        });

    public static RowField<TRow> Day(string name, string words, Expression<Func<TRow, DateOnly?>> of, FieldKind kind = FieldKind.DayBehind) =>
        new(new(name, kind, words), (condition, _) => condition switch
        {
            FilterCondition.Present => Rows.HasDay(of),
            FilterCondition.Within within => Rows.Within(of, within),
            _ => throw Rows.NotFor(name, condition),
        });

    public static RowField<TRow> Instant(string name, string words, Expression<Func<TRow, DateTimeOffset>> of) =>
        new(new(name, FieldKind.DayBehind, words), (condition, terms) => condition switch
        {
            FilterCondition.Present => Rows.Everyone<TRow>(),
            FilterCondition.Within within => Rows.Within(of, within.From is { } from ? terms.StartOf(from) : null, within.Until is { } until ? terms.StartOf(until) : null),
            _ => throw Rows.NotFor(name, condition),
        });

    /// <summary>Names of what a row may have, each with how to tell.</summary>
    public static RowField<TRow> Features(string name, string words, IReadOnlyDictionary<string, Expression<Func<TRow, bool>>> features) =>
        new(new(name, FieldKind.Feature, words) { Choices = [.. features.Keys] }, (condition, _) => condition switch
        {
            FilterCondition.OneOf one => Rows.Any([.. one.Texts.Select(text => features[text])]),
            _ => throw Rows.NotFor(name, condition),
        });

    private static int Clamped(long number) => (int)Math.Clamp(number, int.MinValue, int.MaxValue);
}
