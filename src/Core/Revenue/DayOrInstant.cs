using System.Globalization;
using NodaTime;

namespace Perennial.Core.Revenue;

/// <summary>A point of a subscription's life as it was given: a workspace-local day, or an instant that becomes one in the workspace zone.</summary>
public readonly record struct DayOrInstant
{
    private const string InstantFormat = "yyyy-MM-dd'T'HH:mm:ss.ffffff'Z'";
    private readonly long _value;

    private DayOrInstant(long value, bool isInstant)
    {
        _value = value;
        IsInstant = isInstant;
    }

    public bool IsInstant { get; }

    /// <summary>Days since 0001-01-01 when this is a day.</summary>
    public int DayNumber => IsInstant ? throw new InvalidOperationException("An instant has a day only in a zone.") : (int)_value;

    /// <summary>UTC microseconds since 1970 when this is an instant.</summary>
    public long Micros => IsInstant ? _value : throw new InvalidOperationException("A day is not an instant.");

    public static DayOrInstant Of(DateOnly day) => new(day.DayNumber, isInstant: false);

    public static DayOrInstant Of(DateTimeOffset instant) => new((instant.UtcTicks - DateTimeOffset.UnixEpoch.Ticks) / 10, isInstant: true);

    /// <summary>Reads the canonical text that facts are stored in, as UTF-8. A malformed text is a broken invariant and throws.</summary>
    public static DayOrInstant Parse(ReadOnlySpan<byte> text)
    {
        var day = new DateOnly(Digits(text[..4]), Digits(text.Slice(5, 2)), Digits(text.Slice(8, 2)));
        if (text.Length == 10) return Of(day);
        var time = new TimeOnly(Digits(text.Slice(11, 2)), Digits(text.Slice(14, 2)), Digits(text.Slice(17, 2))).Add(TimeSpan.FromMicroseconds(Digits(text.Slice(20, 6))));
        return Of(new DateTimeOffset(day.ToDateTime(time), TimeSpan.Zero));
    }

    public DateOnly In(DateTimeZone zone) => DateOnly.FromDayNumber(DayIn(zone));

    /// <summary>The local day number in the zone.</summary>
    public int DayIn(DateTimeZone zone) => IsInstant ? LocalDay(_value, zone) : (int)_value;

    public static int LocalDay(long micros, DateTimeZone zone)
    {
        var instant = Instant.FromUnixTimeTicks(micros * 10);
        var offset = zone.GetUtcOffset(instant);
        return (int)((DateTimeOffset.UnixEpoch.Ticks + micros * 10 + offset.Ticks) / TimeSpan.TicksPerDay);
    }

    public override string ToString() => IsInstant
        ? DateTimeOffset.UnixEpoch.AddTicks(_value * 10).ToString(InstantFormat, CultureInfo.InvariantCulture)
        : DateOnly.FromDayNumber((int)_value).ToString("yyyy-MM-dd", CultureInfo.InvariantCulture);

    private static int Digits(ReadOnlySpan<byte> text)
    {
        var value = 0;
        foreach (var digit in text) value = digit is >= (byte)'0' and <= (byte)'9' ? value * 10 + digit - '0' : throw new FormatException("Not a canonical day or instant.");
        return value;
    }
}
