using System.Buffers;
using System.Globalization;
using NodaTime;

namespace Perennial.App.Import.Fields;

/// <summary>An ISO 8601 day or instant as read from text. <see cref="Utc"/> is given only where the text has an offset.</summary>
internal readonly record struct IsoMoment(DateOnly Day, DateTime? Utc)
{
    public static bool TryRead(ReadOnlySpan<byte> text, out IsoMoment moment)
    {
        moment = default;
        if (text.Length < 10 || text[4] != '-' || text[7] != '-') return false;
        if (!Digits(text[..4], out var year) || !Digits(text.Slice(5, 2), out var month) || !Digits(text.Slice(8, 2), out var day)) return false;
        if (year < 1 || month is < 1 or > 12 || day < 1 || day > DateTime.DaysInMonth(year, month)) return false;
        var date = new DateOnly(year, month, day);
        if (text.Length == 10)
        {
            moment = new IsoMoment(date, null);
            return true;
        }
        if (text[10] is not ((byte)'T' or (byte)'t' or (byte)' ') || !TryTime(text[11..], out var time, out var offset)) return false;
        if (offset is not { } east)
        {
            moment = new IsoMoment(date, null);
            return true;
        }
        var ticks = date.DayNumber * TimeSpan.TicksPerDay + time.Ticks - east.Ticks;
        if (ticks < 0 || ticks > DateTime.MaxValue.Ticks) return false;
        var utc = new DateTime(ticks, DateTimeKind.Utc);
        moment = new IsoMoment(DateOnly.FromDateTime(utc), utc);
        return true;
    }

    public static bool YearIsAbsurd(ReadOnlySpan<byte> text)
    {
        var dash = text.IndexOf((byte)'-');
        return dash >= 4 && Digits(text[..Math.Min(dash, 9)], out var year) && year is < MomentType.FirstYear or > MomentType.LastYear;
    }

    /// <summary>The local day on which it falls.</summary>
    public IsoMoment AsDay(DateTimeZone zone) =>
        Utc is { } utc ? new IsoMoment(Instant.FromDateTimeUtc(utc).InZone(zone).Date.ToDateOnly(), null) : this;

    /// <summary>The instant it means: a day means its first moment in the zone.</summary>
    public DateTimeOffset AsInstant(DateTimeZone zone) =>
        Utc is { } utc ? new DateTimeOffset(utc) : zone.AtStartOfDay(LocalDate.FromDateOnly(Day)).ToDateTimeOffset().ToUniversalTime();

    public void Write(ArrayBufferWriter<byte> to)
    {
        var span = to.GetSpan(32);
        int length;
        if (Utc is { } utc) utc.TryFormat(span, out length, "yyyy-MM-ddTHH:mm:ss.ffffffZ", CultureInfo.InvariantCulture);
        else Day.TryFormat(span, out length, "yyyy-MM-dd", CultureInfo.InvariantCulture);
        to.Advance(length);
    }

    private static bool TryTime(ReadOnlySpan<byte> text, out TimeSpan time, out TimeSpan? offset)
    {
        (time, offset) = (default, null);
        var zone = text.IndexOfAny("Zz+-"u8);
        var clock = zone < 0 ? text : text[..zone];
        if (zone > 0 && clock[^1] == ' ') clock = clock[..^1];
        if (clock.Length < 5 || clock[2] != ':' || !Digits(clock[..2], out var hour) || !Digits(clock.Slice(3, 2), out var minute) || hour > 23 || minute > 59) return false;
        var ticks = hour * TimeSpan.TicksPerHour + minute * TimeSpan.TicksPerMinute;
        if (clock.Length > 5)
        {
            if (clock.Length < 8 || clock[5] != ':' || !Digits(clock.Slice(6, 2), out var second) || second > 60) return false;
            ticks += Math.Min(second, 59) * TimeSpan.TicksPerSecond;
            if (clock.Length > 8 && !TryFraction(clock[8..], ref ticks)) return false;
        }
        time = new TimeSpan(ticks);
        return zone < 0 || TryOffset(text[zone..], out offset);
    }

    private static bool TryFraction(ReadOnlySpan<byte> text, ref long ticks)
    {
        if (text[0] is not ((byte)'.' or (byte)',') || text.Length is < 2 or > 10) return false;
        var unit = TimeSpan.TicksPerSecond / 10;
        foreach (var c in text[1..])
        {
            if (c is < (byte)'0' or > (byte)'9') return false;
            ticks += (c - '0') * unit;
            unit /= 10;
        }
        return true;
    }

    private static bool TryOffset(ReadOnlySpan<byte> text, out TimeSpan? offset)
    {
        offset = TimeSpan.Zero;
        if (text is [(byte)'Z' or (byte)'z']) return true;
        var digits = text[1..];
        if (digits.Length is not (2 or 4 or 5) || !Digits(digits[..2], out var hours)) return false;
        var minutes = 0;
        if (digits.Length == 4 && !Digits(digits[2..], out minutes)) return false;
        if (digits.Length == 5 && (digits[2] != ':' || !Digits(digits[3..], out minutes))) return false;
        if (hours > 18 || minutes > 59) return false;
        offset = (text[0] == '-' ? -1 : 1) * new TimeSpan(hours, minutes, 0);
        return true;
    }

    private static bool Digits(ReadOnlySpan<byte> text, out int number)
    {
        number = 0;
        foreach (var c in text)
        {
            if (c is < (byte)'0' or > (byte)'9') return false;
            number = number * 10 + (c - '0');
        }
        return text.Length > 0;
    }
}
