using System.Buffers;
using System.Globalization;
using System.Text;
using NodaTime;
using Perennial.Usage.Events;

namespace Perennial.App.Import.Fields;

/// <summary>
/// A moment of which the time of day counts, or a day alone where no more is known. A time without an offset is in the workspace's zone.
/// Canonical: <c>2024-01-31</c>, or UTC as <c>2024-01-31T10:00:00.000000Z</c>.
/// </summary>
public sealed class StampType : FieldType
{
    private const int Longest = 40;
    private static readonly LocalDateTime _epoch = new(1970, 1, 1, 0, 0);

    public static StampType Instance { get; } = new();

    public override string Expects => "a moment such as 2024-01-31 10:00 or 2024-01-31T10:00:00+01:00, or a day";

    public override string? Parse(ReadOnlySpan<byte> raw, FieldFormats formats, ArrayBufferWriter<byte> to)
    {
        if (raw.EndsWith(" UTC"u8)) return Write(EventTime.Parse(raw[..^4]) is { } utc ? _epoch.PlusTicks(utc * 10).InUtc() : null, formats, to);
        if (IsoMoment.TryRead(raw, out var moment) && (raw.Length == 10 || moment.Utc is not null)) return Write(moment, formats, to);
        var local = EventTime.Parse(raw) is { } micros ? _epoch.PlusTicks(micros * 10) : Said(raw, formats, out moment);
        return local is { } at ? Write(at.InZoneLeniently(formats.Zone), formats, to) : Write(moment.Day == default ? null : moment, formats, to);
    }

    /// <summary>As the mapping says that the file writes dates: with a time of day, or a day.</summary>
    private static LocalDateTime? Said(ReadOnlySpan<byte> raw, FieldFormats formats, out IsoMoment day)
    {
        day = default;
        if (raw.Length > Longest) return null;
        var text = Encoding.UTF8.GetString(raw);
        foreach (var pattern in formats.Dates)
        {
            if (!DateTime.TryParseExact(text, pattern, CultureInfo.InvariantCulture, DateTimeStyles.None, out var at)) continue;
            if (pattern.Contains('H', StringComparison.OrdinalIgnoreCase)) return LocalDateTime.FromDateTime(at);
            day = new IsoMoment(DateOnly.FromDateTime(at), null);
            return null;
        }
        return null;
    }

    private string? Write(ZonedDateTime? at, FieldFormats formats, ArrayBufferWriter<byte> to) =>
        Write(at is { } known ? new IsoMoment(DateOnly.FromDateTime(known.ToDateTimeUtc()), known.ToDateTimeUtc()) : (IsoMoment?)null, formats, to);

    private string? Write(IsoMoment? moment, FieldFormats formats, ArrayBufferWriter<byte> to)
    {
        if (moment is not { } known) return formats.Dates.Count > 0 ? $"expected {Expects}, or as the mapping says ({string.Join(", ", formats.Dates)})" : $"expected {Expects}; if the file writes dates otherwise, say how in the mapping (dates: dd/MM/yyyy HH:mm)";
        if (known.Day.Year is < MomentType.FirstYear or > MomentType.LastYear) return string.Create(CultureInfo.InvariantCulture, $"the year must lie between {MomentType.FirstYear} and {MomentType.LastYear}; leave the field empty where there is no such day");
        known.Write(to);
        return null;
    }
}
