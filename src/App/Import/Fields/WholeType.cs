using System.Buffers;
using System.Buffers.Text;

namespace Perennial.App.Import.Fields;

/// <summary>A whole number between two bounds.</summary>
public sealed class WholeType(int least, int most) : FieldType
{
    public static WholeType Months { get; } = new(1, 600);
    public static WholeType Days { get; } = new(0, 3660);

    public override string Expects => $"a whole number from {least} to {most}";

    public override string? Parse(ReadOnlySpan<byte> raw, FieldFormats formats, ArrayBufferWriter<byte> to)
    {
        if (!Utf8Parser.TryParse(raw, out int value, out var used) || used != raw.Length || value < least || value > most) return $"expected {Expects}";
        Utf8Formatter.TryFormat(value, to.GetSpan(12), out var length);
        to.Advance(length);
        return null;
    }
}
