namespace Perennial.Core.Forecast;

/// <summary>An amount that renews whole or not at all.</summary>
/// <param name="Amount">In one currency, exact to 8 decimals; 0 or more.</param>
/// <param name="Chance">That it renews.</param>
public readonly record struct Stake(decimal Amount, Chance Chance)
{
    /// <summary>Amount x chance, rounded once, half to even, to 8 decimals: sums of it are exact.</summary>
    public decimal Expected => Math.Round(Amount * (decimal)Chance.P, 8, MidpointRounding.ToEven);
}
