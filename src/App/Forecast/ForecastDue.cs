using Perennial.Core.Forecast;
using Perennial.Core.Risk;

namespace Perennial.App.Forecast;

/// <summary>A renewal that is due, with the chance that it comes.</summary>
/// <param name="Due">What.</param>
/// <param name="Chance">Null where nothing can be said.</param>
/// <param name="Basis">Where the chance comes from.</param>
/// <param name="Risk">Of the account, where the chance comes from it.</param>
public sealed record ForecastDue(Due Due, Chance? Chance, ChanceBasis Basis, AccountRisk? Risk)
{
    public ForecastLine Line { get; } = Due.Line(Chance);
}
