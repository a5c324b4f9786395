namespace Perennial.Core.Filters;

/// <summary>Where something stands in a filter's text.</summary>
/// <param name="Column">From 1, in UTF-16 units as a browser counts them.</param>
/// <param name="Length">How far it reaches.</param>
public readonly record struct FilterPlace(int Column, int Length)
{
    /// <summary>From a place to the end of a later one.</summary>
    public FilterPlace To(FilterPlace end) => new(Column, end.Column + end.Length - Column);
}
