using System.Buffers;
using System.Text;

namespace Perennial.App.Import.Fields;

/// <summary>Words as they stand. An identifier (<paramref name="oneLine"/>) has no line breaks or other controls in it; a name that was broken over lines (<paramref name="joins"/>) is made one line.</summary>
public sealed class TextType(int longest, bool oneLine = true, bool lower = false, bool joins = false) : FieldType
{
    private static readonly SearchValues<byte> Controls = SearchValues.Create([.. Enumerable.Range(0, 32).Select(i => (byte)i), 127]);
    private static readonly SearchValues<byte> Unprintable = SearchValues.Create([.. Enumerable.Range(0, 32).Where(i => i is not (9 or 10 or 13)).Select(i => (byte)i), 127]);

    public static TextType Id { get; } = new(200);
    public static TextType Name { get; } = new(500, joins: true);
    public static TextType Key { get; } = new(500, lower: true);
    public static TextType Any { get; } = new(8000, oneLine: false);

    public override string Expects => $"text of at most {longest} characters";

    public override string? Parse(ReadOnlySpan<byte> raw, FieldFormats formats, ArrayBufferWriter<byte> to)
    {
        if (joins && raw.IndexOfAny("\r\n\t"u8) >= 0) raw = Joined(raw);
        var bad = raw.IndexOfAny(oneLine ? Controls : Unprintable);
        if (bad >= 0) return $"has the control character U+{(int)raw[bad]:X4} in it; take it out";
        if (raw.IndexOf("\uFFFE"u8) >= 0) return "has U+FFFE in it, which is no character; take it out";
        if (raw.Length > longest && Encoding.UTF8.GetCharCount(raw) > longest) return $"is longer than {longest} characters";
        if (lower) to.Write(Encoding.UTF8.GetBytes(Encoding.UTF8.GetString(raw).ToLowerInvariant()));
        else to.Write(raw);
        return null;
    }

    /// <summary>Line breaks and tabs, with what blanks are around them, as one blank.</summary>
    private static byte[] Joined(ReadOnlySpan<byte> raw) =>
        Encoding.UTF8.GetBytes(string.Join(' ', Encoding.UTF8.GetString(raw).Split(['\r', '\n', '\t'], StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries)));
}
