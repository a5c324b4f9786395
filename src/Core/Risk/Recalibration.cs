namespace Perennial.Core.Risk;

/// <summary>
/// What predictions of later rows, which did not train, say of the level and the spread of the log-odds: a + b x (Cox 1958; see <see cref="Calibration"/>).
/// The slope has a Gaussian prior of strength 5 around 1 and is not below 0, so that order is kept.
/// </summary>
/// <param name="Intercept">a.</param>
/// <param name="Slope">b.</param>
/// <param name="Churns">Of the rows that it was learnt from; 0 where nothing is changed.</param>
/// <param name="Rows">How many they were.</param>
public sealed record Recalibration(double Intercept, double Slope, int Churns, int Rows)
{
    /// <summary>Fewer churns out of time than these change nothing.</summary>
    public const int FewestChurns = 30;

    public static Recalibration None { get; } = new(0, 1, 0, 0);

    public double Of(double logOdds) => Intercept + Slope * logOdds;

    /// <param name="logOdds">As they were predicted.</param>
    /// <param name="churned">1 where it happened.</param>
    public static Recalibration Learn(IReadOnlyList<double> logOdds, IReadOnlyList<byte> churned)
    {
        byte[] labels = [.. churned];
        var churns = labels.Count(label => label == 1);
        if (churns < FewestChurns || labels.Length - churns < FewestChurns) return None;
        var (design, prior) = (new Design(labels.Length, 2), new Prior(2));
        for (var i = 0; i < labels.Length; i++) design[i][1] = (float)logOdds[i];
        (prior.Centre[1], prior.Sign[1]) = (1, 1);
        var fit = HazardModel.Fit(design, labels, prior, [0, 1]);
        return new(fit.Coefficients[0], fit.Coefficients[1], churns, labels.Length);
    }
}
