using System.Buffers;
using System.Globalization;
using System.Text;

namespace Perennial.App.Import.Fields;

/// <summary>An exact decimal number: below 1e15 and at most 12 decimals. Canonical: no plus, no padding, a point.</summary>
public sealed class NumberType(bool negative = false, decimal? atMost = null, bool zero = true) : FieldType
{
    private const int MostWhole = 15, MostDecimals = 12;

    public static NumberType Signed { get; } = new(negative: true);
    public static NumberType NotNegative { get; } = new();
    public static NumberType Positive { get; } = new(zero: false);
    public static NumberType Rate { get; } = new(atMost: 1_000_000_000, zero: false);
    public static NumberType Percent { get; } = new(atMost: 100);

    public override string Expects => atMost is { } most ? $"a number from 0 to {most}"
        : negative ? "a number such as 1234.5" : zero ? "a number of 0 or more, such as 1234.5" : "a number above 0, such as 1.25";

    public override string? Parse(ReadOnlySpan<byte> raw, FieldFormats formats, ArrayBufferWriter<byte> to)
    {
        if (raw.Length > 60) return $"expected {Expects}";
        if (raw.IndexOfAny((byte)'e', (byte)'E') is > 0) return Exponent(raw, formats, to);
        Span<byte> digits = stackalloc byte[64];
        int at = 0, length = 0, whole = -1;
        var minus = raw[0] == '-';
        if (minus || raw[0] == '+') at++;
        for (; at < raw.Length; at++)
        {
            var c = raw[at];
            if (c is >= (byte)'0' and <= (byte)'9') digits[length++] = c;
            else if (c == formats.Decimal && whole < 0) whole = length;
            else if (c != formats.Thousands || whole >= 0) return Unreadable(raw, formats);
        }
        return length == 0 ? Unreadable(raw, formats) : Write(digits[..length], whole < 0 ? length : whole, minus, to);
    }

    private string? Write(ReadOnlySpan<byte> digits, int whole, bool minus, ArrayBufferWriter<byte> to)
    {
        var left = digits[..whole].TrimStart((byte)'0');
        var right = digits[whole..].TrimEnd((byte)'0');
        if (left.Length > MostWhole) return "must be below 1,000,000,000,000,000";
        if (right.Length > MostDecimals) return $"has more than {MostDecimals} decimals";
        var nothing = left.IsEmpty && right.IsEmpty;
        if (minus && !nothing && !negative) return $"is negative; expected {Expects}";
        if (nothing && !zero) return $"is zero; expected {Expects}";
        Span<byte> text = stackalloc byte[32];
        var length = 0;
        if (minus && !nothing) text[length++] = (byte)'-';
        if (left.IsEmpty) text[length++] = (byte)'0';
        left.CopyTo(text[length..]);
        length += left.Length;
        if (!right.IsEmpty)
        {
            text[length++] = (byte)'.';
            right.CopyTo(text[length..]);
            length += right.Length;
        }
        text = text[..length];
        if (atMost is { } most && decimal.Parse(text, NumberStyles.Number, CultureInfo.InvariantCulture) > most) return $"expected {Expects}";
        to.Write(text);
        return null;
    }

    /// <summary>Spreadsheets and JSON may write 1.5E+3.</summary>
    private string? Exponent(ReadOnlySpan<byte> raw, FieldFormats formats, ArrayBufferWriter<byte> to)
    {
        const NumberStyles style = NumberStyles.AllowLeadingSign | NumberStyles.AllowDecimalPoint | NumberStyles.AllowExponent;
        if (formats.Decimal != '.' || !double.TryParse(raw, style, CultureInfo.InvariantCulture, out var size)) return Unreadable(raw, formats);
        if (Math.Abs(size) >= 1e15) return "must be below 1,000,000,000,000,000";
        if (!decimal.TryParse(raw, style, CultureInfo.InvariantCulture, out var value)) return Unreadable(raw, formats);
        var plain = Encoding.UTF8.GetBytes(value.ToString("0.############################", CultureInfo.InvariantCulture));
        return Parse(plain, FieldFormats.Invariant, to);
    }

    private string Unreadable(ReadOnlySpan<byte> raw, FieldFormats formats) =>
        formats.Decimal == '.' && raw.Contains((byte)',')
            ? $"expected {Expects}; if the file writes decimal commas or thousands, say so in the mapping (decimal: ',' or thousands: ',')"
            : $"expected {Expects}, without a currency sign or unit";
}
