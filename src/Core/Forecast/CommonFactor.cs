using MathNet.Numerics.Distributions;

namespace Perennial.Core.Forecast;

/// <summary>
/// What moves all renewals together: a good or a bad month, and that all chances may be too high or too low at once.
/// Each customer renews when a standard normal of their own falls below the quantile of the chance; its share L in the common factor has L^2 = (s^2 + r) / (1 + s^2),
/// where r is the correlation of a month's renewals and s the chance's own uncertainty. So the chance over all places of the factor stays what it is, and only the sum scatters more.
/// Vasicek, "Loan portfolio value", Risk 15 (2002), 160-162, with the uncertainty of the chances put into the same factor.
/// </summary>
internal sealed class CommonFactor
{
    private const int Many = 61;
    private static readonly double[] _everywhere = [.. Enumerable.Range(0, Many).Select(k => Normal.InvCDF(0, 1, (k + 0.5) / Many))];
    private static readonly double[] _nowhere = [0];

    private readonly (double Share, double Own)[] _stakes;
    private readonly double[] _quantiles;
    private readonly int[] _first;

    public CommonFactor(IReadOnlyList<JointStake> stakes, double correlation)
    {
        _stakes = [.. stakes.Select(stake => Of(stake.Spread * stake.Spread, correlation))];
        _quantiles = [.. stakes.SelectMany(stake => stake.Steps, (_, step) => Chance.Quantile(step.P))];
        _first = new int[stakes.Count + 1];
        for (var s = 0; s < stakes.Count; s++) _first[s + 1] = _first[s] + stakes[s].Steps.Count;
        Places = _stakes.Any(s => s.Share > 0) ? _everywhere : _nowhere;
    }

    /// <summary>Equally likely places of the factor; one where nothing is common.</summary>
    public IReadOnlyList<double> Places { get; }

    /// <summary>The chance of a stake's step with the factor at a place; no less than that of the next step.</summary>
    public double Given(int stake, int step, double place) => Normal.CDF(0, 1, Threshold(stake, step, place));

    /// <summary>The same within <see cref="NormalTable.Error"/>, at a fraction of the time.</summary>
    public double About(int stake, int step, double place) => NormalTable.Below(Threshold(stake, step, place));

    /// <summary>The probability that exactly this many of a stake's steps are reached.</summary>
    public double Exactly(int stake, int steps, double place) =>
        (steps == 0 ? 1 : Given(stake, steps - 1, place)) - (_first[stake] + steps == _first[stake + 1] ? 0 : Given(stake, steps, place));

    private double Threshold(int stake, int step, double place) => (_quantiles[_first[stake] + step] + _stakes[stake].Share * place) / _stakes[stake].Own;

    private static (double, double) Of(double spread, double correlation)
    {
        var share = (spread + correlation) / (1 + spread);
        return (Math.Sqrt(share), Math.Sqrt(1 - share));
    }
}
