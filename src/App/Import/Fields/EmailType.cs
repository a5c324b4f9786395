using System.Buffers;
using System.Text;

namespace Perennial.App.Import.Fields;

/// <summary>A mail address, folded to lower case. Whether it can be delivered to is not asked here.</summary>
public sealed class EmailType : FieldType
{
    public static EmailType Instance { get; } = new();

    public override string Expects => "a mail address such as ann@example.com";

    public override string? Parse(ReadOnlySpan<byte> raw, FieldFormats formats, ArrayBufferWriter<byte> to)
    {
        var at = raw.IndexOf((byte)'@');
        if (at <= 0 || at == raw.Length - 1 || raw[(at + 1)..].Contains((byte)'@') || raw.Length > 320 || raw.IndexOfAnyInRange((byte)0, (byte)' ') >= 0)
            return $"expected {Expects}";
        to.Write(Encoding.UTF8.GetBytes(Encoding.UTF8.GetString(raw).ToLowerInvariant()));
        return null;
    }
}
