using Perennial.Core.Forecast;

namespace Perennial.App.Forecast;

/// <summary>A renewal that is decided.</summary>
/// <param name="Line">What was said of it.</param>
/// <param name="Renewed">Whether it came.</param>
/// <param name="Came">How much of the amount is paid after, at the rates of the day on which it was said; 0 where it did not come.</param>
public readonly record struct PastDue(ForecastLine Line, bool Renewed, decimal Came);
