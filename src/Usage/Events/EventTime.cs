using System.Globalization;
using System.Text;

namespace Perennial.Usage.Events;

/// <summary>Moments as messages write them: ISO 8601 with or without an offset, without one in UTC.</summary>
public static class EventTime
{
    /// <summary>1970 up to, not including, 2200: outside lie clocks that were never set and jokes.</summary>
    public const long Least = 0, End = 7_258_118_400_000_000;

    /// <returns>Microseconds since 1970 in UTC; null when it is no moment or lies outside.</returns>
    public static long? Parse(ReadOnlySpan<byte> text)
    {
        var micros = Usual(text) ?? Any(text);
        return micros is >= Least and < End ? micros : null;
    }

    /// <summary>yyyy-MM-ddTHH:mm:ss[.f...] with Z or ±HH:mm behind it, as nearly every client writes it.</summary>
    private static long? Usual(ReadOnlySpan<byte> t)
    {
        if (Ahead(t) is not (var ahead, var zone)) return null;
        t = t[..^zone];
        if (t.Length is < 19 or > 29 || t[4] != '-' || t[7] != '-' || t[10] != 'T' || t[13] != ':' || t[16] != ':') return null;
        if (!Number(t[..4], out var year) || !Number(t.Slice(5, 2), out var month) || !Number(t.Slice(8, 2), out var day)) return null;
        if (!Number(t.Slice(11, 2), out var hour) || !Number(t.Slice(14, 2), out var minute) || !Number(t.Slice(17, 2), out var second)) return null;
        if (year is < 1970 or > 2199 || month is < 1 or > 12 || day < 1 || day > DateTime.DaysInMonth(year, month) || hour > 23 || minute > 59 || second > 59) return null;
        var fraction = t[19..];
        long micros = 0;
        if (fraction.Length > 0)
        {
            if (fraction.Length == 1 || fraction[0] != '.') return null;
            var scale = 100_000L;
            foreach (var digit in fraction[1..])
            {
                if (!char.IsAsciiDigit((char)digit)) return null;
                (micros, scale) = (micros + (digit - '0') * scale, scale / 10);
            }
        }
        return ((new DateOnly(year, month, day).DayNumber - 719_162L) * 86_400 + hour * 3600 + minute * 60 + second - ahead) * 1_000_000 + micros;
    }

    /// <summary>By how many seconds the moment's clock is ahead of UTC, and how many letters say so.</summary>
    private static (int Seconds, int Letters)? Ahead(ReadOnlySpan<byte> t)
    {
        if (t.Length < 20) return null;
        if (t[^1] == 'Z') return (0, 1);
        if (t.Length < 25 || t[^6] is not ((byte)'+' or (byte)'-') || t[^3] != ':' || !Number(t[^5..^3], out var hours) || !Number(t[^2..], out var minutes) || hours > 14 || minutes > 59) return null;
        var seconds = hours * 3600 + minutes * 60;
        return (t[^6] == '+' ? seconds : -seconds, 6);
    }

    private static long? Any(ReadOnlySpan<byte> text)
    {
        if (text.Length is < 10 or > 64 || text[4] != '-') return null;
        const DateTimeStyles inUtc = DateTimeStyles.AssumeUniversal | DateTimeStyles.AdjustToUniversal;
        return DateTimeOffset.TryParse(Encoding.UTF8.GetString(text), CultureInfo.InvariantCulture, inUtc, out var moment) ? (moment.UtcTicks - DateTime.UnixEpoch.Ticks) / TimeSpan.TicksPerMicrosecond : null;
    }

    private static bool Number(ReadOnlySpan<byte> digits, out int number)
    {
        number = 0;
        foreach (var digit in digits)
        {
            if (!char.IsAsciiDigit((char)digit)) return false;
            number = number * 10 + digit - '0';
        }
        return true;
    }
}
