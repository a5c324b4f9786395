namespace Perennial.Client;

/// <summary>One computed number with what it was made from.</summary>
/// <param name="Id">Metric of the catalog.</param>
/// <param name="At">The closing day.</param>
/// <param name="Period">The days it covers, end exclusive.</param>
/// <param name="Value">Null when there is none; <paramref name="Reason"/> then says why. Ratios are fractions.</param>
/// <param name="Unit"><c>ratio</c>, <c>count</c>, <c>months</c> or a currency code.</param>
/// <param name="Numerator">The upper number.</param>
/// <param name="Denominator">The lower number, null where nothing is divided.</param>
/// <param name="N">How many accounts (or trials) it rests on.</param>
/// <param name="Interval">For a proportion, its 95 % interval.</param>
/// <param name="Options">Every option in force.</param>
/// <param name="Reason">Why there is no value.</param>
/// <param name="Incomplete">A calendar period of a series that is not over, or is asked for in part.</param>
public sealed record MetricValue(
    string Id, DateOnly At, MetricPeriod Period, decimal? Value, string Unit, decimal? Numerator, decimal? Denominator, long N,
    MetricInterval? Interval, IReadOnlyDictionary<string, string> Options, string? Reason, bool Incomplete = false);
