using System.Runtime.CompilerServices;

namespace Perennial.Core.Revenue;

/// <summary>How many units of the reporting currency one unit costs, prepared for converting many amounts. The default is no rate at all and converts to 0.</summary>
internal readonly struct FxRate
{
    private const int DeepestScale = 15;
    /// <summary>Quotients below this are told by a double to within one.</summary>
    private const double Told = 1L << 51;
    private readonly decimal _rate;
    private readonly ulong _mantissa;
    private readonly long _divisor;
    private readonly double _inverse;

    public FxRate(decimal rate)
    {
        (_rate, IsKnown) = (rate, true);
        Span<int> bits = stackalloc int[4];
        decimal.GetBits(rate, bits);
        var scale = (bits[3] >> 16) & 0xFF;
        if (bits[2] != 0 || scale > DeepestScale) return;
        _mantissa = ((ulong)(uint)bits[1] << 32) | (uint)bits[0];
        _divisor = 1;
        for (var i = 0; i < scale; i++) _divisor *= 10;
        _inverse = 1.0 / _divisor;
    }

    public bool IsKnown { get; }

    /// <summary>The amount in 1e-8 units of the reporting currency, rounded half to even.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public long Convert(long amountE8) => amountE8 >= 0 && _divisor != 0 && Math.BigMul((ulong)amountE8, _mantissa, out var product) == 0 && product <= long.MaxValue / 2 && product * _inverse < Told
        ? Divide((long)product)
        : Normalisation.Convert(amountE8, _rate);

    /// <summary>The quotient by way of a double is off by one at most, which the rest tells.</summary>
    private long Divide(long product)
    {
        var quotient = (long)(product * _inverse);
        var rest = product - quotient * _divisor;
        if (rest < 0) (quotient, rest) = (quotient - 1, rest + _divisor);
        else if (rest >= _divisor) (quotient, rest) = (quotient + 1, rest - _divisor);
        var over = 2 * rest - _divisor;
        return over > 0 || (over == 0 && (quotient & 1) != 0) ? quotient + 1 : quotient;
    }
}
