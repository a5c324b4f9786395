using Perennial.App.Shell;
using Perennial.Core.Forecast;

namespace Perennial.App.Forecast;

/// <summary>Chances as people read them.</summary>
internal static class ForecastShown
{
    public static string Chance(Chance chance) => Format.Percent((decimal)chance.P, 0);

    public static string Bounds(Chance chance) => $"{Format.Percent((decimal)chance.Low, 0)} to {Format.Percent((decimal)chance.High, 0)}";

    public static string Basis(ChanceBasis basis) => basis switch
    {
        ChanceBasis.Model => "from the account's risk",
        ChanceBasis.Pooled => "as of all past renewals",
        ChanceBasis.PooledLate => "as of past renewals that were late",
        ChanceBasis.Notice => "notice was given",
        ChanceBasis.None => "",
    };
}
