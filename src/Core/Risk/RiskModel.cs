namespace Perennial.Core.Risk;

/// <summary>
/// The hazard of churn within a slot, as columns of a panel tell it, and what follows from it for the days ahead. Signals are held as they stand; a renewal that falls due is put into its own slot,
/// where what it adds to the slot's hazard counts from its day on. Slots are survived one after the other: 1 - P is the product of 1 - hazard, the last slot by its share of days.
/// Bounds come from the covariance of the weights by the delta method, on the logarithm of the summed hazard, so that they stay between 0 and 1.
/// </summary>
public sealed class RiskModel
{
    /// <summary>How far from zero the prior puts the centre of a weight whose direction the catalog knows, by unit spread.</summary>
    public const double Lean = 0.1;

    private const double Z = 1.959963984540054;
    private readonly Encoding _encoding;
    private readonly HazardModel _model;
    private readonly (int Place, double Not, double Due)? _due;

    private RiskModel(Encoding encoding, HazardModel model, string due)
    {
        (_encoding, _model) = (encoding, model);
        _due = encoding.Find(due) is { } found ? (found.Place, found.Feature(0), found.Feature(1)) : null;
    }

    public Recalibration Recalibration { get; init; } = Recalibration.None;

    /// <summary>The first is the intercept.</summary>
    public double[] Coefficients => _model.Coefficients;
    public double[,] Covariance => _model.Covariance;

    /// <param name="columns">Features; a number with a sign leans that way and is held to it.</param>
    /// <param name="due">The flag that says that a renewal falls due in the row's slot.</param>
    /// <param name="rows">Of the panel, that train.</param>
    /// <param name="labels">Of those rows.</param>
    /// <param name="start">The weights of an earlier fit; what does not fit is passed over.</param>
    public static RiskModel Fit(IReadOnlyList<PanelColumn> columns, string due, int[] rows, byte[] labels, double[]? start = null)
    {
        var encoding = new Encoding(columns, rows);
        return new(encoding, HazardModel.Fit(encoding.Design(rows), labels, encoding.Prior(Lean), start?.Length == encoding.Width ? start : null), due);
    }

    public RiskModel With(Recalibration recalibration) => new(_encoding, _model, _due) { Recalibration = recalibration };

    private RiskModel(Encoding encoding, HazardModel model, (int, double, double)? due) => (_encoding, _model, _due) = (encoding, model, due);

    public Design Design(int[] rows) => _encoding.Design(rows);

    /// <summary>Log-odds of churn in the row's slot before recalibration.</summary>
    public double RawLogOdds(ReadOnlySpan<float> row) => _model.LogOdds(row);

    public double LogOdds(ReadOnlySpan<float> row) => Recalibration.Of(_model.LogOdds(row));

    /// <summary>What each column adds to the log-odds, seen from the mean account; they sum to <see cref="LogOdds"/> less <see cref="MeanLogOdds"/>.</summary>
    public IReadOnlyList<(PanelColumn Column, double LogOdds, double Mean)> Parts(ReadOnlySpan<float> row) => [.. _encoding.Parts(_model, row).Select(part => (part.Column, Recalibration.Slope * part.LogOdds, part.Mean))];

    /// <summary>Log-odds of who is as the mean of those that trained in everything.</summary>
    public double MeanLogOdds => Recalibration.Of(_model.Coefficients[0]);

    /// <summary>How likely churn is within what lies ahead.</summary>
    public Probability Of(ReadOnlySpan<float> row, Ahead ahead)
    {
        var (b, at) = (Recalibration.Slope, _due?.Place ?? 0);
        var (without, shift) = _due is { } due ? (_model.LogOdds(row) + _model.Coefficients[at] * (due.Not - row[at]), due.Due - due.Not) : (_model.LogOdds(row), 0.0);
        var (plain, renewing) = (Recalibration.Of(without), Recalibration.Of(without + (_due is null ? 0 : _model.Coefficients[at] * shift)));
        var (h, d, m) = (HazardModel.Sigmoid(plain), HazardModel.Sigmoid(renewing), _due is null ? 0 : ahead.Renewals);
        var summed = ahead.Slots * Summed(plain) + m * (Summed(renewing) - Summed(plain));
        if (summed <= 0) return default;
        var (common, own) = (b * (ahead.Slots * h + m * (d - h)), b * m * d * shift);
        var (whole, mixed, single) = Spread(row, at, _due?.Not ?? 1);
        var deviation = Math.Sqrt(Math.Max(0, common * common * whole + 2 * common * own * mixed + own * own * single)) / summed;
        return new(1 - Math.Exp(-summed), 1 - Math.Exp(-summed * Math.Exp(-Z * deviation)), 1 - Math.Exp(-summed * Math.Exp(Z * deviation)));
    }

    /// <summary>-ln(1 - hazard).</summary>
    private static double Summed(double logOdds) => logOdds > 30 ? logOdds : Math.Log(1 + Math.Exp(logOdds));

    /// <summary>x'Cx of the row without a renewal, C x at the renewal's place, and C there.</summary>
    private (double, double, double) Spread(ReadOnlySpan<float> row, int at, double not)
    {
        var (whole, mixed, n) = (0.0, 0.0, _model.Coefficients.Length);
        Span<double> x = n <= 256 ? stackalloc double[n] : new double[n];
        for (var i = 0; i < n; i++) x[i] = row[i];
        if (_due is not null) x[at] = not;
        for (var i = 0; i < n; i++)
        {
            if (x[i] == 0) continue;
            mixed += x[i] * _model.Covariance[i, at];
            for (var j = 0; j < n; j++) whole += x[i] * _model.Covariance[i, j] * x[j];
        }
        return (whole, mixed, _model.Covariance[at, at]);
    }
}
