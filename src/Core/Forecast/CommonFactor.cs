using MathNet.Numerics.Distributions;

namespace Perennial.Core.Forecast;

/// <summary>
/// What moves all renewals together: a good or a bad month, and that all chances may be too high or too low at once.
/// Each renewal happens when a standard normal of its own falls below the quantile of its chance; its share L in the common factor has L^2 = (s^2 + r) / (1 + s^2),
/// where r is the correlation of a month's renewals and s the chance's own uncertainty. So the chance over all places of the factor stays what it is, and only the sum scatters more.
/// Vasicek, "Loan portfolio value", Risk 15 (2002), 160-162, with the uncertainty of the chances put into the same factor.
/// </summary>
internal sealed class CommonFactor
{
    private const int Many = 61;
    private static readonly double[] _everywhere = [.. Enumerable.Range(0, Many).Select(k => Normal.InvCDF(0, 1, (k + 0.5) / Many))];
    private static readonly double[] _nowhere = [0];

    private readonly (double Quantile, double Share, double Own)[] _stakes;

    public CommonFactor(IReadOnlyList<Stake> stakes, double correlation)
    {
        _stakes = [.. stakes.Select(stake => Of(stake.Chance, correlation))];
        Places = _stakes.Any(s => s.Share > 0) ? _everywhere : _nowhere;
    }

    /// <summary>Equally likely places of the factor; one where nothing is common.</summary>
    public IReadOnlyList<double> Places { get; }

    /// <summary>The chance of a stake with the factor at a place.</summary>
    public double Given(int stake, double place)
    {
        var (quantile, share, own) = _stakes[stake];
        return Normal.CDF(0, 1, (quantile + share * place) / own);
    }

    private static (double, double, double) Of(Chance chance, double correlation)
    {
        var spread = chance.Spread * chance.Spread;
        var share = (spread + correlation) / (1 + spread);
        return (Chance.Quantile(chance.P), Math.Sqrt(share), Math.Sqrt(1 - share));
    }
}
