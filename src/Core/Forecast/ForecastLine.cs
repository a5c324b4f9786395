namespace Perennial.Core.Forecast;

/// <summary>One renewal of a forecast.</summary>
/// <param name="Account">Its id.</param>
/// <param name="Contract">Number of the contract; 0 for revenue without a fixed term.</param>
/// <param name="On">The day of renewal; before the forecast's own day when it is late.</param>
/// <param name="Amount">A year, in the reporting currency.</param>
/// <param name="Chance">Null where nothing can be said.</param>
public sealed record ForecastLine(long Account, long Contract, DateOnly On, decimal Amount, Chance? Chance)
{
    /// <summary>0 where nothing can be said.</summary>
    public decimal Expected => Chance is { } chance ? new Stake(Amount, chance).Expected : 0;

    /// <summary>The day on which it counts in a forecast made on a day: what is late counts at once.</summary>
    public DateOnly CountsOn(DateOnly made) => On < made ? made : On;

    /// <summary>What an account has at stake is decided by one event.</summary>
    public static ForecastRange Range(IEnumerable<ForecastLine> lines, double correlation) =>
        RenewalSum.OfCustomers([.. lines.Where(l => l.Chance is not null).GroupBy(l => l.Account, (_, own) => own.Select(l => new Stake(l.Amount, l.Chance!.Value)).ToArray())], correlation);
}
