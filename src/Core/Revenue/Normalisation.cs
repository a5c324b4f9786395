using System.Numerics;

namespace Perennial.Core.Revenue;

/// <summary>
/// A line's price as monthly recurring revenue: month 1, quarter 1/3, year 1/12, N months 1/N, week 52/12, day 365/12.
/// Computed exactly and rounded once, half to even, to 8 decimals (unit: 1e-8 of the currency).
/// </summary>
public static class Normalisation
{
    /// <summary>Monthly amount in 1e-8 units of quantity x unit price, less the discount, per <paramref name="count"/> intervals; never below 0 for a discounted line.</summary>
    /// <exception cref="OverflowException">The amount is beyond 92 billion.</exception>
    public static long MonthlyE8(decimal quantity, decimal unitPrice, BillingInterval interval, int count, decimal discountPercent = 0, decimal discountAmount = 0)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(count, 1);
        if (discountPercent == 0 && discountAmount == 0 && TryShort(quantity, unitPrice, interval, count, out var monthly)) return monthly;
        var (q, qScale) = Parts(quantity);
        var (p, pScale) = Parts(unitPrice);
        var price = q * p;
        var scale = qScale + pScale;
        if (discountPercent != 0)
        {
            var (kept, keptScale) = Parts(100m - discountPercent);
            price *= kept;
            scale += keptScale + 2;
        }
        if (discountAmount != 0)
        {
            var (off, offScale) = Parts(discountAmount);
            var common = Math.Max(scale, offScale);
            price = price * BigInteger.Pow(10, common - scale) - off * BigInteger.Pow(10, common - offScale);
            scale = common;
        }
        if ((discountPercent != 0 || discountAmount != 0) && price.Sign < 0) price = 0;
        var (times, over) = PerMonth(interval, count);
        return checked((long)DivideHalfEven(price * times * Pow8, over * BigInteger.Pow(10, scale)));
    }

    /// <summary>The factor by which a price for <paramref name="count"/> intervals becomes monthly, as a fraction.</summary>
    public static (int Times, long Over) PerMonth(BillingInterval interval, int count) => interval switch
    {
        BillingInterval.Day => (365, 12L * count),
        BillingInterval.Week => (52, 12L * count),
        BillingInterval.Month => (1, count),
        BillingInterval.Quarter => (1, 3L * count),
        BillingInterval.Year => (1, 12L * count),
    };

    /// <summary>An amount in another currency, in 1e-8 units, rounded half to even.</summary>
    public static long Convert(long amountE8, decimal rate) => checked((long)Math.Round(amountE8 * rate, MidpointRounding.ToEven));

    /// <summary>The same for the plain sizes that nearly all prices have, in 128 bits.</summary>
    private static bool TryShort(decimal quantity, decimal unitPrice, BillingInterval interval, int count, out long monthly)
    {
        Span<int> q = stackalloc int[4], p = stackalloc int[4];
        decimal.GetBits(quantity, q);
        decimal.GetBits(unitPrice, p);
        var scale = ((q[3] >> 16) & 0xFF) + ((p[3] >> 16) & 0xFF);
        monthly = 0;
        if (q[2] != 0 || q[1] != 0 || p[2] != 0 || p[1] != 0 || scale > 9 || count > 1000) return false;
        var (times, over) = PerMonth(interval, count);
        var above = (UInt128)((ulong)(uint)q[0] * (uint)p[0]) * ((ulong)times * 100_000_000);
        var below = (ulong)over;
        for (var i = 0; i < scale; i++) below *= 10;
        var (quotient, rest) = above >> 64 == 0 ? ((UInt128, UInt128))Math.DivRem((ulong)above, below) : UInt128.DivRem(above, below);
        if (rest * 2 is var twice && (twice > below || (twice == below && !UInt128.IsEvenInteger(quotient)))) quotient++;
        monthly = checked((long)quotient);
        if (q[3] < 0 != p[3] < 0) monthly = -monthly;
        return true;
    }

    private static readonly BigInteger Pow8 = 100_000_000;

    private static (BigInteger Mantissa, int Scale) Parts(decimal value)
    {
        Span<int> bits = stackalloc int[4];
        decimal.GetBits(value, bits);
        var mantissa = ((BigInteger)(uint)bits[2] << 64) + ((BigInteger)(uint)bits[1] << 32) + (uint)bits[0];
        return (bits[3] < 0 ? -mantissa : mantissa, (bits[3] >> 16) & 0xFF);
    }

    private static BigInteger DivideHalfEven(BigInteger value, BigInteger by)
    {
        var quotient = BigInteger.DivRem(BigInteger.Abs(value), by, out var rest);
        var twice = (rest * 2).CompareTo(by);
        if (twice > 0 || (twice == 0 && !quotient.IsEven)) quotient++;
        return value.Sign < 0 ? -quotient : quotient;
    }
}
