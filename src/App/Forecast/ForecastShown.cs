using Perennial.App.Shell;
using Perennial.Core.Forecast;

namespace Perennial.App.Forecast;

/// <summary>Chances as people read them.</summary>
internal static class ForecastShown
{
    private const double Edge = 0.995;

    public static string Chance(Chance chance) => chance.IsSure ? Format.Percent((decimal)chance.P, 0) : Unsure(chance.P);

    /// <summary>What is not sure is never called certain.</summary>
    private static string Unsure(double p) => p >= Edge ? ">99%" : p <= 1 - Edge ? "<1%" : Format.Percent((decimal)p, 0);

    public static string Bounds(Chance chance) => $"{Format.Percent((decimal)chance.Low, 0)} to {Format.Percent((decimal)chance.High, 0)}";

    public static string Basis(ChanceBasis basis) => basis switch
    {
        ChanceBasis.Model => "from the account's risk",
        ChanceBasis.Pooled => "as of all past renewals",
        ChanceBasis.PooledMonths => "as of all months that were paid",
        ChanceBasis.PooledLate => "as of past renewals that were late",
        ChanceBasis.Notice => "notice was given",
        ChanceBasis.None => "",
    };
}
