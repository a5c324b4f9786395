namespace Perennial.App.Filters;

/// <summary>What a condition needs beside itself to become an expression over rows.</summary>
/// <param name="StartOf">The instant at which a day begins in the workspace's time zone.</param>
/// <param name="Spellings">A word of a field as the rows spell it, in every way that they do.</param>
public sealed record RowTerms(Func<DateOnly, DateTimeOffset> StartOf, Func<string, string, IReadOnlyList<string>> Spellings);
