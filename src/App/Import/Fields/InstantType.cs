using System.Buffers;
using System.Buffers.Text;
using System.Globalization;
using System.Text;
using NodaTime;
using Perennial.Usage.Events;

namespace Perennial.App.Import.Fields;

/// <summary>A moment. One without an offset is in UTC; a day alone is its beginning in the workspace's zone. Canonical: microseconds since 1970.</summary>
public sealed class InstantType : FieldType
{
    public static InstantType Instance { get; } = new();

    public override string Expects => "an instant such as 2024-01-31T10:00:00Z or 2024-01-31 10:00:00, between 1970 and 2200";

    public override string? Parse(ReadOnlySpan<byte> raw, FieldFormats formats, ArrayBufferWriter<byte> to)
    {
        if (raw.EndsWith(" UTC"u8)) raw = raw[..^4];
        var micros = raw.Length == 10 && IsoMoment.TryRead(raw, out var day) ? StartOf(day.Day, formats.Zone) : EventTime.Parse(raw) ?? Said(raw, formats);
        if (micros is not (>= EventTime.Least and < EventTime.End)) return formats.Dates.Count > 0 ? $"expected {Expects}, or as the mapping says ({string.Join(", ", formats.Dates)})" : $"expected {Expects}";
        Utf8Formatter.TryFormat(micros.Value, to.GetSpan(20), out var written);
        to.Advance(written);
        return null;
    }

    private static long? Said(ReadOnlySpan<byte> raw, FieldFormats formats)
    {
        if (raw.Length > 40) return null;
        var text = Encoding.UTF8.GetString(raw);
        foreach (var pattern in formats.Dates)
            if (DateTime.TryParseExact(text, pattern, CultureInfo.InvariantCulture, DateTimeStyles.None, out var at))
                return pattern.Contains('H', StringComparison.OrdinalIgnoreCase) ? (at.Ticks - DateTime.UnixEpoch.Ticks) / TimeSpan.TicksPerMicrosecond : StartOf(DateOnly.FromDateTime(at), formats.Zone);
        return null;
    }

    private static long StartOf(DateOnly day, DateTimeZone zone) => zone.AtStartOfDay(LocalDate.FromDateOnly(day)).ToInstant().ToUnixTimeTicks() / 10;
}
