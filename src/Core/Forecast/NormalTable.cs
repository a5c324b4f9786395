using MathNet.Numerics.Distributions;

namespace Perennial.Core.Forecast;

/// <summary>The standard normal distribution read off a table, with the cubic between two places that has its values and slopes.</summary>
internal static class NormalTable
{
    /// <summary>No value is further from the true one: h^4 / 384 times the largest fourth derivative, and the tails.</summary>
    public const double Error = 1e-11;

    private const int PerUnit = 128, End = 8;
    private static readonly (double Value, double Slope)[] _places = [.. Enumerable.Range(-End * PerUnit, 2 * End * PerUnit + 1).Select(k => k / (double)PerUnit).Select(x => (Normal.CDF(0, 1, x), Normal.PDF(0, 1, x) / PerUnit))];

    public static double Below(double x)
    {
        if (x <= -End) return 0;
        if (x >= End) return 1;
        var at = (x + End) * PerUnit;
        var place = (int)at;
        var ((y0, m0), (y1, m1), t) = (_places[place], _places[place + 1], at - place);
        var (rise, u) = (y1 - y0, 1 - t);
        return y0 + t * (rise + u * ((m0 - rise) * u + (rise - m1) * t));
    }
}
