using MathNet.Numerics.Distributions;
using Perennial.Core.Risk;
using Perennial.Core.Statistics;

namespace Perennial.Core.Forecast;

/// <summary>Of renewal, with its 95 % bounds; each with nine digits, so that what is kept and what is computed again are one number.</summary>
public readonly record struct Chance
{
    private const double Z = 1.959963984540054, Least = 1e-6, WidestSpread = 3, Closest = 0.001;
    private const int Digits = 9;

    public Chance(double p, double low, double high) => (P, Low, High) = (Rounded(p), Math.Min(Rounded(low), Rounded(p)), Math.Max(Rounded(high), Rounded(p)));

    public double P { get; }
    public double Low { get; }
    public double High { get; }

    /// <summary>Nothing is left to chance: it renews, or it does not.</summary>
    public bool IsSure => P is 0 or 1;

    /// <summary>The same where it is no certainty; a certainty as close to itself as what is still open can be.</summary>
    public Chance Open => IsSure ? new(Math.Clamp(P, Closest, 1 - Closest), Low, High) : this;

    /// <summary>How unsure the chance itself is: the standard deviation of its normal quantile, as its bounds say it.</summary>
    public double Spread => IsSure ? 0 : Math.Min(WidestSpread, (Quantile(High) - Quantile(Low)) / (2 * Z));

    public static Chance Sure(bool renews) => renews ? new(1, 1, 1) : default;

    /// <summary>Who does not churn up to and with the renewal renews.</summary>
    public static Chance OfChurn(Probability churn) => new(1 - churn.P, 1 - churn.High, 1 - churn.Low);

    /// <summary>
    /// One for all, from how many renewals there were among those that were due: (renewed + 1/2) / (due + 1), the mean of Jeffreys' posterior, with Wilson's interval.
    /// Null where none was ever due.
    /// </summary>
    public static Chance? Pooled(long renewed, long due)
    {
        if (due <= 0) return null;
        var bounds = Wilson.Of(renewed, due);
        return new((renewed + 0.5) / (due + 1), (double)bounds.Low, (double)bounds.High);
    }

    /// <summary>Of so many months one after the other, where this is the chance of one.</summary>
    public Chance Over(double months) => new(Math.Pow(P, months), Math.Pow(Low, months), Math.Pow(High, months));

    internal static double Quantile(double p) => Normal.InvCDF(0, 1, Math.Clamp(p, Least, 1 - Least));

    private static double Rounded(double p) => double.IsNaN(p) ? throw new ArgumentException("A chance is a number from 0 to 1.", nameof(p)) : Math.Round(Math.Clamp(p, 0, 1), Digits, MidpointRounding.ToEven);
}
