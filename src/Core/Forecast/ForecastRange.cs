namespace Perennial.Core.Forecast;

/// <summary>What a sum of stakes may come to, in the stakes' currency.</summary>
/// <param name="Due">All of it.</param>
/// <param name="Expected">Sum of amount x chance.</param>
/// <param name="P10">One time in ten it is at most this.</param>
/// <param name="P50">As likely less as more.</param>
/// <param name="P90">Nine times in ten it is at most this.</param>
public sealed record ForecastRange(decimal Due, decimal Expected, decimal P10, decimal P50, decimal P90)
{
    /// <summary>Whether an amount lies between P10 and P90, either included.</summary>
    public bool Covers(decimal amount) => amount >= P10 && amount <= P90;
}
