namespace Perennial.App.Revenue.Retention;

/// <summary>The Kaplan-Meier estimate at one month, with its 95 % interval where it has one.</summary>
public readonly record struct ObservedShare(double Value, double? Low, double? High);
