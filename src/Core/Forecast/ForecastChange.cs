namespace Perennial.Core.Forecast;

/// <summary>What one cause did to what is expected.</summary>
/// <param name="Cause">Why.</param>
/// <param name="Amount">How much, with its sign.</param>
/// <param name="Was">As it was said before; null for one that came.</param>
/// <param name="Now">As it is said now; null for one that went.</param>
public sealed record ForecastChange(ChangeCause Cause, decimal Amount, ForecastLine? Was, ForecastLine? Now)
{
    public ForecastLine Line => Now ?? Was!;
}
