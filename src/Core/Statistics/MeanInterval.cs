namespace Perennial.Core.Statistics;

/// <summary>Student's t interval of a mean at 95 %.</summary>
public static class MeanInterval
{
    private const double Z = -1.959963984540054, Tail = 0.05;

    /// <param name="sum">Of the values.</param>
    /// <param name="squares">Sum of the squares of the values.</param>
    /// <param name="n">How many there are.</param>
    /// <returns>In the values' unit, rounded to 12 decimals; null for fewer than two values, which say nothing of how far they scatter.</returns>
    public static Interval? Of(double sum, double squares, long n)
    {
        if (n < 2) return null;
        var mean = sum / n;
        var half = Quantile(n - 1) * Math.Sqrt(Math.Max(0, (squares - sum * mean) / (n - 1)) / n);
        return double.IsFinite(half) ? new(Math.Round((decimal)(mean - half), 12), Math.Round((decimal)(mean + half), 12), "student-t") : null;
    }

    /// <summary>The 97.5 % quantile of t: G. W. Hill, "Algorithm 396", Communications of the ACM 13 (1970), 619-620.</summary>
    /// <param name="freedom">Degrees of freedom, 1 or more.</param>
    public static double Quantile(long freedom)
    {
        double n = freedom;
        if (freedom == 1) return 1 / Math.Tan(Tail * Math.PI / 2);
        if (freedom == 2) return Math.Sqrt(2 / (Tail * (2 - Tail)) - 2);
        var a = 1 / (n - 0.5);
        var b = 48 / (a * a);
        var c = ((20700 * a / b - 98) * a - 16) * a + 96.36;
        var d = ((94.5 / (b + c) - 3) / b + 1) * Math.Sqrt(a * Math.PI / 2) * n;
        var y = Math.Pow(d * Tail, 2 / n);
        if (y > 0.05 + a)
        {
            var x = Z;
            y = x * x;
            if (freedom < 5) c += 0.3 * (n - 4.5) * (x + 0.6);
            c = (((0.05 * d * x - 5) * x - 7) * x - 2) * x + b + c;
            y = (((((0.4 * y + 6.3) * y + 36) * y + 94.5) / c - y - 3) / b + 1) * x;
            y = a * y * y;
            y = y > 0.002 ? Math.Exp(y) - 1 : 0.5 * y * y + y;
        }
        else y = ((1 / (((n + 6) / (n * y) - 0.089 * d - 0.822) * (n + 2) * 3) + 0.5 / (n + 4)) * y - 1) * (n + 1) / (n + 2) + 1 / y;
        return Math.Sqrt(n * y);
    }
}
