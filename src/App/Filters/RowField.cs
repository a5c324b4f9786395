using System.Linq.Expressions;
using Perennial.Core.Filters;

namespace Perennial.App.Filters;

/// <summary>A field of a filter bound to the rows that it is asked of: one expression, which a database runs and which runs in memory over rows of the past.</summary>
/// <param name="Field">Its name, kind and words.</param>
/// <param name="Where">What a condition on it asks of a row.</param>
public sealed record RowField<TRow>(FilterField Field, Func<FilterCondition, RowTerms, Expression<Func<TRow, bool>>> Where)
{
    /// <summary>The text that the field compares letter by letter, so that a filter in another case must first be spelled as the rows have it; null where case tells nothing apart.</summary>
    public bool IsSpelled { get; init; }
}
