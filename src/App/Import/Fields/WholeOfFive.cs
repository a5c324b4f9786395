using System.Buffers;

namespace Perennial.App.Import.Fields;

/// <summary>A rating from 1 to 5, also written as 4.0. Canonical: the digit.</summary>
public sealed class WholeOfFive : FieldType
{
    public override string Expects => "a rating from 1 to 5";

    public override string? Parse(ReadOnlySpan<byte> raw, FieldFormats formats, ArrayBufferWriter<byte> to)
    {
        if (raw[0] is < (byte)'1' or > (byte)'5' || (raw.Length > 1 && (raw[1] is not ((byte)'.' or (byte)',') || raw[2..].ContainsAnyExcept((byte)'0')))) return $"expected {Expects}";
        to.Write(raw[..1]);
        return null;
    }
}
