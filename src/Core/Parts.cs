using Perennial.Core.Statistics;

namespace Perennial.Core;

/// <summary>The numbers put into a figure. For one account they are its share, and all shares sum to the figure's.</summary>
/// <param name="Numerator">The upper number, or the figure itself where nothing is divided.</param>
/// <param name="Denominator">The lower number; null where nothing is divided.</param>
/// <param name="N">How many accounts (or trials) the figure rests on.</param>
public readonly record struct Parts(decimal Numerator, decimal? Denominator, long N)
{
    /// <summary>Hits over cases, so that a Wilson interval belongs beside it.</summary>
    public bool IsProportion { get; init; }

    /// <summary>The figure where it is more than the quotient.</summary>
    public decimal? Value { get; init; }

    /// <summary>Of the figure, where it is no proportion's.</summary>
    public Interval? Interval { get; init; }

    /// <summary>Why there is no figure.</summary>
    public string? NoValue { get; init; }

    public static Parts None(string reason) => new(0, null, 0) { NoValue = reason };

    public static Parts Amount(decimal value, long n) => new(value, null, n);

    public static Parts Proportion(long hits, long cases) => new(hits, cases, cases) { IsProportion = true };
}
