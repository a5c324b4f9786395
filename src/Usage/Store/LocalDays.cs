using NodaTime;

namespace Perennial.Usage.Store;

/// <summary>Days of a time zone for many moments: the offset is looked up once for each stretch in which it stays.</summary>
public sealed class LocalDays(string zone)
{
    private const long MicrosOfDay = 86_400_000_000, Epochs = 1000; // keeps days before 1970 whole
    private readonly DateTimeZone _zone = DateTimeZoneProviders.Tzdb[zone];
    private long _from = 1, _to, _offset;

    public string Zone { get; } = zone;

    /// <summary>The day of a moment in microseconds since 1970, as days since 1970.</summary>
    public int Of(long at)
    {
        if (at < _from || at >= _to) Find(at);
        return (int)((at + _offset + Epochs * MicrosOfDay) / MicrosOfDay - Epochs);
    }

    /// <summary>Where the days of a period begin and end in UTC, with the offset of each stretch: to tell days in SQL by the same time zones.</summary>
    public IReadOnlyList<(long Until, long Offset)> Stretches(DateOnly from, DateOnly to)
    {
        var (start, end) = (StartOf(from), StartOf(to));
        return [.. _zone.GetZoneIntervals(Instant.FromUnixTimeTicks(start * 10), Instant.FromUnixTimeTicks(Math.Max(start + 1, end) * 10))
            .Select(i => (i.HasEnd ? i.End.ToUnixTimeTicks() / 10 : long.MaxValue, i.WallOffset.Ticks / 10))];
    }

    /// <summary>The first moment of a day.</summary>
    public long StartOf(DateOnly day) => _zone.AtStartOfDay(LocalDate.FromDateOnly(day)).ToInstant().ToUnixTimeTicks() / 10;

    private void Find(long at)
    {
        var stretch = _zone.GetZoneInterval(Instant.FromUnixTimeTicks(at * 10));
        _from = stretch.HasStart ? stretch.Start.ToUnixTimeTicks() / 10 : long.MinValue;
        _to = stretch.HasEnd ? stretch.End.ToUnixTimeTicks() / 10 : long.MaxValue;
        _offset = stretch.WallOffset.Ticks / 10;
    }
}
