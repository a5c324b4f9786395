using Perennial.Core.Revenue.Curves;

namespace Perennial.Core.Forecast;

/// <summary>
/// Expected remaining months by a retention curve. A customer alive after k whole months pays in month t from now with probability S(k + t) / S(k):
/// the shifted-beta-geometric curve (Fader and Hardie, "Customer-base valuation in a contractual setting", Marketing Science 29 (2010), 85-93), or Kaplan-Meier where it cannot be fitted, as far as at least 10 were at risk; beyond that months are left at the rate of all months seen,
/// for one who leaves as the oldest customer would else end everybody's future.
/// The interval is the delta method on ln of the discounted months, over ln alpha and ln beta, with the observed information of the likelihood.
/// </summary>
public sealed class RemainingLifetime
{
    private const double Z = 1.959963984540054, Step = 1e-3;
    private const int FewestAtRisk = 10;
    private readonly RetentionCurve _curve;
    private readonly int _horizon;
    private readonly double _rate;
    private readonly double[,]? _covariance;
    private readonly int _seen;
    private readonly double _leaving;
    private readonly Dictionary<int, RemainingMonths> _known = [];

    /// <param name="curve">How long customers stay.</param>
    /// <param name="horizon">Months that are looked ahead.</param>
    /// <param name="yearlyRate">Of discount, as a fraction.</param>
    public RemainingLifetime(RetentionCurve curve, int horizon, double yearlyRate)
    {
        (_curve, _horizon, _rate) = (curve, horizon, yearlyRate);
        Untold = curve.Churns < RetentionCurve.MinimumChurns ? $"{curve.Churns} churns seen; below {RetentionCurve.MinimumChurns} no retention curve is fitted" : null;
        while (_seen < curve.Counts.Periods && AtRisk(_seen) >= FewestAtRisk) _seen++;
        _leaving = curve.Churns / Math.Max(1.0, Enumerable.Range(0, curve.Counts.Periods).Sum(AtRisk));
        if (Untold is null && curve.Fit.Curve is { } fit) _covariance = Covariance(fit, curve.Counts);
    }

    /// <summary>Why there is no value; null where there is one.</summary>
    public string? Untold { get; }

    /// <summary>Why there is no interval; null where there is one.</summary>
    public string? WithoutInterval => Untold ?? (_curve.Fit.Curve is null ? $"no interval: Kaplan-Meier's curve is used, as {_curve.Fit.Failure}" : _covariance is null ? "no interval: the likelihood is flat at its maximum" : null);

    public RemainingMonths After(int months)
    {
        if (Untold is not null) throw new InvalidOperationException(Untold);
        if (!_known.TryGetValue(months, out var known)) _known.Add(months, known = Of(months));
        return known;
    }

    private RemainingMonths Of(int alive)
    {
        if (_curve.Fit.Curve is not { } fit) return new(Observed(alive, 0), Observed(alive, _rate), null, null);
        var value = Discounted(fit, alive);
        var (months, deviation) = (fit.DiscountedPayments(_horizon, 0, alive), _covariance is { } covariance ? Deviation(fit, alive, covariance) : (double?)null);
        return deviation is { } d ? new(months, value, value * Math.Exp(-Z * d), Math.Min(_horizon, value * Math.Exp(Z * d))) : new(months, value, null, null);
    }

    private double Discounted(ShiftedBetaGeometric curve, int alive) => curve.DiscountedPayments(_horizon, Math.Pow(1 + _rate, 1 / 12.0) - 1, alive);

    private double Observed(int alive, double rate)
    {
        var now = Survival(alive);
        if (now <= 0) return 1;
        return Enumerable.Range(0, _horizon).Sum(t => Survival(alive + t) / now * Math.Pow(1 + rate, -t / 12.0));
    }

    private double Survival(int month) => _curve.Observed.Survival(Math.Min(month, _seen)) * Math.Pow(1 - _leaving, Math.Max(0, month - _seen));

    private double AtRisk(int period) => _curve.Counts.Ended[period] + _curve.Counts.Survived[period];

    /// <summary>Of ln of the discounted months.</summary>
    private double Deviation(ShiftedBetaGeometric fit, int alive, double[,] covariance)
    {
        double Ln(double a, double b) => Math.Log(Discounted(Moved(fit, a, b), alive));
        var (byAlpha, byBeta) = ((Ln(Step, 0) - Ln(-Step, 0)) / (2 * Step), (Ln(0, Step) - Ln(0, -Step)) / (2 * Step));
        return Math.Sqrt(Math.Max(0, byAlpha * byAlpha * covariance[0, 0] + 2 * byAlpha * byBeta * covariance[0, 1] + byBeta * byBeta * covariance[1, 1]));
    }

    private static double[,]? Covariance(ShiftedBetaGeometric fit, SurvivalCounts counts)
    {
        double L(double a, double b) => Moved(fit, a, b).LogLikelihood(counts);
        var here = L(0, 0);
        var aa = -(L(Step, 0) - 2 * here + L(-Step, 0)) / (Step * Step);
        var bb = -(L(0, Step) - 2 * here + L(0, -Step)) / (Step * Step);
        var ab = -(L(Step, Step) - L(Step, -Step) - L(-Step, Step) + L(-Step, -Step)) / (4 * Step * Step);
        var determinant = aa * bb - ab * ab;
        return aa > 0 && determinant > 1e-9 * aa * bb ? new[,] { { bb / determinant, -ab / determinant }, { -ab / determinant, aa / determinant } } : null;
    }

    private static ShiftedBetaGeometric Moved(ShiftedBetaGeometric fit, double lnAlpha, double lnBeta) => new(fit.Alpha * Math.Exp(lnAlpha), fit.Beta * Math.Exp(lnBeta));
}
