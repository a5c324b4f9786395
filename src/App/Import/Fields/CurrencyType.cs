using System.Buffers;
using System.Collections.Frozen;
using Perennial.Core.Options;

namespace Perennial.App.Import.Fields;

/// <summary>An ISO 4217 currency code, in capitals.</summary>
public sealed class CurrencyType : FieldType
{
    private static readonly FrozenSet<int> Codes = Currencies.All.Select(code => Packed((byte)code[0], (byte)code[1], (byte)code[2])).ToFrozenSet();

    public static CurrencyType Instance { get; } = new();

    public override string Expects => "an ISO 4217 currency code such as USD";

    public override string? Parse(ReadOnlySpan<byte> raw, FieldFormats formats, ArrayBufferWriter<byte> to)
    {
        if (raw.Length != 3) return $"expected {Expects}";
        Span<byte> code = stackalloc byte[3];
        for (var i = 0; i < 3; i++) code[i] = raw[i] is >= (byte)'a' and <= (byte)'z' ? (byte)(raw[i] - 32) : raw[i];
        if (!Codes.Contains(Packed(code[0], code[1], code[2]))) return $"expected {Expects}";
        to.Write(code);
        return null;
    }

    private static int Packed(byte a, byte b, byte c) => (a << 16) | (b << 8) | c;
}
