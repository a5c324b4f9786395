namespace Perennial.Core.Filters;

/// <summary>What is wrong in a filter, where, and what would be right.</summary>
/// <param name="Place">The text that is meant.</param>
/// <param name="Message">A sentence for whoever wrote it.</param>
public sealed record FilterError(FilterPlace Place, string Message)
{
    public int Column => Place.Column;
    public int Length => Place.Length;
}
