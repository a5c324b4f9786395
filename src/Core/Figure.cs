using Perennial.Core.Statistics;

namespace Perennial.Core;

/// <summary>One computed number with what it was made from, or the reason why there is none.</summary>
public sealed record Figure(decimal? Value, decimal? Numerator, decimal? Denominator, long N, Interval? Interval, string? Reason)
{
    public static Figure Of(Parts parts)
    {
        if (parts.NoValue is { } reason) return new(null, null, null, parts.N, null, reason);
        if (parts.Denominator == 0 && parts.Value is null) return new(null, parts.Numerator, 0, parts.N, null, "the denominator is 0");
        var value = parts.Value ?? (parts.Denominator is { } denominator ? parts.Numerator / denominator : parts.Numerator);
        var interval = parts.Interval ?? (parts.IsProportion && parts.Denominator > 0 ? Wilson.Of(parts.Numerator, (long)parts.Denominator.Value) : null);
        return new(value, parts.Numerator, parts.Denominator, parts.N, interval, null);
    }
}
