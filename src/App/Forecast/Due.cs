using Perennial.App.Contracts;
using Perennial.Core.Forecast;

namespace Perennial.App.Forecast;

/// <summary>Recurring revenue that comes up for renewal.</summary>
/// <param name="Account">Its id.</param>
/// <param name="Kind">Why.</param>
/// <param name="On">The first day that is not agreed.</param>
/// <param name="Amount">What is paid under it, a year, in the reporting currency.</param>
/// <param name="Contract">Null for revenue without a fixed term.</param>
public sealed record Due(long Account, DueKind Kind, DateOnly On, decimal Amount, Contract? Contract)
{
    public long Number => Contract?.Id ?? 0;

    public ForecastLine Line(Chance? chance) => new(Account, Number, On, Amount, chance);
}
