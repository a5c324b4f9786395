using System.Buffers;
using System.Globalization;
using System.Text;

namespace Perennial.App.Import.Fields;

/// <summary>
/// A local day, or an instant with its offset. A time without an offset is local, so its day is kept.
/// Canonical: <c>2024-01-31</c>, or UTC as <c>2024-01-31T10:00:00.000000Z</c>.
/// </summary>
public sealed class MomentType(bool dayOnly = false) : FieldType
{
    public const int FirstYear = 1900, LastYear = 2199;

    public static MomentType Any { get; } = new();
    public static MomentType Day { get; } = new(dayOnly: true);

    public override string Expects => dayOnly ? "a day such as 2024-01-31" : "a day such as 2024-01-31, or an instant such as 2024-01-31T10:00:00+01:00";

    public override string? Parse(ReadOnlySpan<byte> raw, FieldFormats formats, ArrayBufferWriter<byte> to)
    {
        if (IsoMoment.TryRead(raw, out var moment)) return Write(dayOnly ? moment.AsDay(formats.Zone) : moment, to);
        if (raw.Length <= 40 && formats.Dates.Count > 0)
        {
            var text = Encoding.UTF8.GetString(raw);
            foreach (var pattern in formats.Dates)
                if (DateTime.TryParseExact(text, pattern, CultureInfo.InvariantCulture, DateTimeStyles.None, out var at))
                    return Write(new IsoMoment(DateOnly.FromDateTime(at), null), to);
        }
        return IsoMoment.YearIsAbsurd(raw) ? Absurd
            : formats.Dates.Count > 0 ? $"expected {Expects}, or as the mapping says ({string.Join(", ", formats.Dates)})"
            : raw.Length >= 6 && raw[0] is >= (byte)'0' and <= (byte)'9' && raw.IndexOfAny("/."u8) is 1 or 2
                ? $"expected {Expects}; if the file writes dates otherwise, say how in the mapping (dates: dd/MM/yyyy)"
                : $"expected {Expects}";
    }

    private static readonly string Absurd = string.Create(CultureInfo.InvariantCulture, $"the year must lie between {FirstYear} and {LastYear}; leave the field empty where there is no such day");

    private static string? Write(IsoMoment moment, ArrayBufferWriter<byte> to)
    {
        if (moment.Day.Year is < FirstYear or > LastYear) return Absurd;
        moment.Write(to);
        return null;
    }
}
