using System.Linq.Expressions;
using Perennial.Core.Filters;

namespace Perennial.App.Filters;

/// <summary>The fields of one kind of row, and how a filter of them becomes an expression.</summary>
public sealed class RowFields<TRow>(IEnumerable<RowField<TRow>> fields, Func<string, Expression<Func<TRow, bool>>> search)
{
    private readonly Dictionary<FilterField, RowField<TRow>> _of = fields.ToDictionary(field => field.Field);

    /// <summary>The rows of a past day can be asked.</summary>
    public bool HasPast { get; init; } = true;

    public IReadOnlyCollection<RowField<TRow>> All => _of.Values;

    /// <summary>What the language knows of them.</summary>
    public FilterFields Language => field ??= new(HasPast ? [.. _of.Keys, FilterFields.AsOf] : _of.Keys);

    /// <summary>The fields whose words must be known as rows spell them before <see cref="Where"/> is asked.</summary>
    public IReadOnlySet<string> Spelled(FilterCondition condition) =>
        Parts(condition).OfType<FilterCondition.OneOf>().Where(one => _of[one.Field].IsSpelled).Select(one => one.Field.Name).ToHashSet(StringComparer.Ordinal);

    public Expression<Func<TRow, bool>> Where(FilterCondition condition, RowTerms terms) => condition switch
    {
        FilterCondition.All all => Rows.All([.. all.Parts.Select(part => Where(part, terms))]),
        FilterCondition.Any any => Rows.Any([.. any.Parts.Select(part => Where(part, terms))]),
        FilterCondition.Not not => Rows.Not(Where(not.Part, terms)),
        FilterCondition.Search text => search(text.Text),
        FilterCondition.Present present => _of[present.Field].Where(condition, terms),
        FilterCondition.OneOf one => _of[one.Field].Where(condition, terms),
        FilterCondition.Between between => _of[between.Field].Where(condition, terms),
        FilterCondition.Within within => _of[within.Field].Where(condition, terms),
        _ => throw new ArgumentOutOfRangeException(nameof(condition), condition, null),
    };

    internal static IEnumerable<FilterCondition> Parts(FilterCondition condition) => condition switch
    {
        FilterCondition.All all => all.Parts.SelectMany(Parts),
        FilterCondition.Any any => any.Parts.SelectMany(Parts),
        FilterCondition.Not not => Parts(not.Part),
        _ => [condition],
    };
}
