namespace Perennial.Core;

/// <summary>What a figure is measured in. Ratios are fractions; money is in the reporting currency.</summary>
public enum MetricUnit { Ratio, Money, Count, Months }
