using System.Buffers;
using Perennial.Core.Revenue;

namespace Perennial.App.Import;

/// <summary>An ISO 4217 currency code, in capitals.</summary>
public sealed class CurrencyType : FieldType
{
    public static CurrencyType Instance { get; } = new();

    public override string Expects => "an ISO 4217 currency code such as USD";

    public override string? Parse(ReadOnlySpan<byte> raw, FieldFormats formats, ArrayBufferWriter<byte> to)
    {
        if (raw.Length != 3) return $"expected {Expects}";
        Span<byte> code = stackalloc byte[3];
        for (var i = 0; i < 3; i++) code[i] = raw[i] is >= (byte)'a' and <= (byte)'z' ? (byte)(raw[i] - 32) : raw[i];
        if (!Iso4217.Knows(code)) return $"expected {Expects}";
        to.Write(code);
        return null;
    }
}
