using Perennial.Core.Revenue;

namespace Perennial.Core;

/// <summary>One account's share of a figure.</summary>
/// <param name="Account">Account ordinal of the timeline.</param>
/// <param name="Numerator">Its part of the upper number.</param>
/// <param name="Denominator">Its part of the lower number.</param>
/// <param name="Figures">Its own movements over the period.</param>
public sealed record MetricRow(int Account, decimal Numerator, decimal? Denominator, PeriodFigures Figures);
