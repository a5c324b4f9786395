namespace Perennial.Core.Risk;

/// <summary>
/// Whether probabilities are what happens. The slope and intercept are those of a logit of the outcome on the predicted log-odds: 1 and 0 where all is well;
/// a slope below 1 says that the probabilities are too sure of themselves (Cox, Biometrika 45 (1958), 562-565; Steyerberg, Clinical Prediction Models, 2nd ed., ch. 15).
/// </summary>
/// <param name="Slope">1 where differences of risk are right.</param>
/// <param name="Intercept">With that slope; 0 where their level is right.</param>
/// <param name="Points">Groups of equal size, the lowest risk first.</param>
public sealed record Calibration(double Slope, double Intercept, IReadOnlyList<CalibrationPoint> Points)
{
    private const int MostPoints = 10, FewestInPoint = 20;

    private const double Hardly = 1e-4; // so weak that it changes no slope, and strong enough to keep one finite

    /// <returns>Null where nobody churned, or everybody, or all have the same probability, or one probability parts those who churned from those who stayed: then there is no slope.</returns>
    public static Calibration? Of(ReadOnlySpan<double> probability, ReadOnlySpan<byte> churned)
    {
        var (design, prior, labels) = (new Design(probability.Length, 2), new Prior(2), churned.ToArray());
        var churns = labels.Count(label => label == 1);
        if (churns == 0 || churns == labels.Length) return null;
        var (low, high, logits) = (double.PositiveInfinity, double.NegativeInfinity, new double[probability.Length]);
        for (var i = 0; i < logits.Length; i++)
        {
            logits[i] = HazardModel.Logit(Math.Clamp(probability[i], Grade.Least, 1 - Grade.Least));
            (low, high) = (Math.Min(low, logits[i]), Math.Max(high, logits[i]));
        }
        // Around their middle: log-odds that hardly differ would be told from the intercept by their last digits alone.
        var middle = logits.Average();
        for (var i = 0; i < logits.Length; i++) design[i][1] = (float)(logits[i] - middle);
        if (high - low < 1e-6 || IsParted(design, labels)) return null;
        (prior.Strength[1], prior.Centre[1]) = (Hardly, 1);
        var fit = HazardModel.Fit(design, labels, prior, [middle, 1]);
        return new(fit.Coefficients[1], fit.Coefficients[0] - fit.Coefficients[1] * middle, PointsOf(probability, labels));
    }

    private static bool IsParted(Design design, byte[] labels)
    {
        var (lowest, highest) = (new[] { float.PositiveInfinity, float.PositiveInfinity }, new[] { float.NegativeInfinity, float.NegativeInfinity });
        for (var i = 0; i < labels.Length; i++) (lowest[labels[i]], highest[labels[i]]) = (Math.Min(lowest[labels[i]], design[i][1]), Math.Max(highest[labels[i]], design[i][1]));
        return lowest[1] >= highest[0] || lowest[0] >= highest[1];
    }

    private static List<CalibrationPoint> PointsOf(ReadOnlySpan<double> probability, byte[] labels)
    {
        var (keys, order) = (probability.ToArray(), Enumerable.Range(0, labels.Length).ToArray());
        Array.Sort(keys, order);
        var count = Math.Clamp(labels.Length / FewestInPoint, 1, MostPoints);
        var points = new List<CalibrationPoint>(count);
        for (var i = 0; i < count; i++)
        {
            var (from, to) = ((int)((long)labels.Length * i / count), (int)((long)labels.Length * (i + 1) / count));
            points.Add(new(keys[from..to].Average(), order[from..to].Count(row => labels[row] == 1), to - from));
        }
        return points;
    }
}
