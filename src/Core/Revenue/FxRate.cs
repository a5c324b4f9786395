namespace Perennial.Core.Revenue;

/// <summary>How many units of the reporting currency one unit costs, prepared for converting many amounts.</summary>
internal readonly struct FxRate
{
    private const int DeepestScale = 18;
    private readonly decimal _rate;
    private readonly ulong _mantissa;
    private readonly ulong _divisor;

    public FxRate(decimal rate)
    {
        _rate = rate;
        Span<int> bits = stackalloc int[4];
        decimal.GetBits(rate, bits);
        var scale = (bits[3] >> 16) & 0xFF;
        if (bits[2] != 0 || scale > DeepestScale) return;
        _mantissa = ((ulong)(uint)bits[1] << 32) | (uint)bits[0];
        _divisor = 1;
        for (var i = 0; i < scale; i++) _divisor *= 10;
    }

    public static FxRate One { get; } = new(1m);

    /// <summary>The amount in 1e-8 units of the reporting currency, rounded half to even.</summary>
    public long Convert(long amountE8)
    {
        var size = (ulong)Math.Abs(Math.Max(amountE8, -long.MaxValue));
        if (_divisor == 0 || Math.BigMul(size, _mantissa, out var low) != 0) return Normalisation.Convert(amountE8, _rate);
        var (quotient, rest) = Math.DivRem(low, _divisor);
        var half = _divisor - rest;
        if (rest > half || (rest == half && (quotient & 1) != 0)) quotient++;
        return checked(amountE8 < 0 ? -(long)quotient : (long)quotient);
    }
}
