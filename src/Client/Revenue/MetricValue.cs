namespace Perennial.Client;

/// <summary>One figure with everything it was made from.</summary>
public sealed record MetricValue
{
    /// <summary>As the metric catalog names it.</summary>
    public required string Id { get; init; }

    /// <summary>The day it is for: the one asked for, or the period's last.</summary>
    public required DateOnly At { get; init; }
    public required DayPeriod Period { get; init; }

    /// <summary>None when <see cref="Reason"/> says why. Ratios are fractions.</summary>
    public required decimal? Value { get; init; }

    /// <summary><c>ratio</c>, <c>count</c>, <c>months</c> or the ISO code of a currency.</summary>
    public required string Unit { get; init; }
    public required decimal? Numerator { get; init; }
    public required decimal? Denominator { get; init; }

    /// <summary>How many accounts (or trials) it rests on.</summary>
    public required long N { get; init; }
    public required MetricInterval? Interval { get; init; }

    /// <summary>Every option in force, by name.</summary>
    public required IReadOnlyDictionary<string, string> Options { get; init; }
    public required string? Reason { get; init; }
}
