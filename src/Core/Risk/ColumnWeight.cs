namespace Perennial.Core.Risk;

/// <summary>How much a column moves the log-odds.</summary>
/// <param name="Weight">The standard deviation of its part over the rows judged, with the sign of a number's weight; a category's has none and is positive.</param>
public sealed record ColumnWeight(string Column, double Weight);
