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
public sealed record MetricValue(
    string Id, DateOnly At, MetricPeriod Period, decimal? Value, string Unit, decimal? Numerator, decimal? Denominator, long N,
    MetricInterval? Interval, IReadOnlyDictionary<string, string> Options, string? Reason);

/// <summary>Half-open run of workspace-local days.</summary>
public sealed record MetricPeriod(DateOnly Start, DateOnly End);

/// <summary>One account's share of a figure, with its own movements over the period. Money in the reporting currency, losses negative.</summary>
public sealed record MetricRow(
    string AccountId, string Name, string? Segment, string? Owner, decimal Numerator, decimal? Denominator,
    decimal Opening, decimal New, decimal Reactivation, decimal Expansion, decimal Contraction, decimal Churn, decimal Fx, decimal Closing);

/// <summary>What the catalog says of a metric.</summary>
public sealed record MetricDefinition(
    string Id, string Name, string Unit, string Formula, string Numerator, string? Denominator, string Window, IReadOnlyList<string> Options);
