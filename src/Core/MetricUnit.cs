namespace Perennial.Core;

/// <summary>What a figure is measured in. Ratios are fractions; money is in the reporting currency; points run to 100, from 0 or from -100; a score is a mean on the scale that was asked on.</summary>
public enum MetricUnit { Ratio, Money, Count, Months, Points, Score, Minutes }
