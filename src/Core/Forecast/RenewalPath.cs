using Perennial.Core.Risk;

namespace Perennial.Core.Forecast;

/// <summary>The chance of paying still after any number of days, from the probabilities of churn within 30, 90 and 180 days: the hazard between two of them is even, and after the last it goes on.</summary>
public static class RenewalPath
{
    private const int Beginning = 30, Middle = 90, End = 180;

    /// <param name="risk">Of the account.</param>
    /// <param name="days">From the day of the risk; 0 or more.</param>
    public static Chance After(AccountRisk risk, int days) => new(
        Survival(risk.In30.P, risk.In90.P, risk.In180.P, days), Survival(risk.In30.High, risk.In90.High, risk.In180.High, days), Survival(risk.In30.Low, risk.In90.Low, risk.In180.Low, days));

    private static double Survival(double in30, double in90, double in180, int days)
    {
        var (first, second) = (1 - in30, Math.Min(1 - in30, 1 - in90));
        var third = Math.Min(second, 1 - in180);
        return days switch
        {
            <= 0 => 1,
            <= Beginning => Math.Pow(first, days / (double)Beginning),
            <= Middle => Between(first, second, (days - Beginning) / (double)(Middle - Beginning)),
            <= End => Between(second, third, (days - Middle) / (double)(End - Middle)),
            _ => Between(second, third, 1 + (days - End) / (double)(End - Middle)),
        };
    }

    private static double Between(double from, double to, double share) => from <= 0 ? 0 : from * Math.Pow(to / from, share);
}
