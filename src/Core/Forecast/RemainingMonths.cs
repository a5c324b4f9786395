namespace Perennial.Core.Forecast;

/// <summary>What is expected of a customer who has paid for some months and pays still: the months to come within the horizon, each times the chance to pay then and discounted.</summary>
/// <param name="Months">Expected, undiscounted.</param>
/// <param name="Discounted">What they are worth in months of today.</param>
/// <param name="Low">95 % bound of the discounted ones, from the uncertainty of the curve; null for none.</param>
/// <param name="High">The other.</param>
public readonly record struct RemainingMonths(double Months, double Discounted, double? Low, double? High);
