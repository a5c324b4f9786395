namespace Perennial.App.Database;

/// <summary>Instants as the database holds them: UTC microseconds since 1970-01-01.</summary>
public static class Micros
{
    public static long Of(DateTimeOffset at) => (at.UtcTicks - DateTimeOffset.UnixEpoch.Ticks) / TimeSpan.TicksPerMicrosecond;

    private static readonly long _first = Of(DateTimeOffset.MinValue), _last = Of(DateTimeOffset.MaxValue);

    /// <summary>What lies beyond the calendar is its end.</summary>
    public static DateTimeOffset ToInstant(long micros) => DateTimeOffset.UnixEpoch.AddTicks(Math.Clamp(micros, _first, _last) * TimeSpan.TicksPerMicrosecond);
}
