using System.Buffers;
using System.Text;
using System.Text.Json;
using Perennial.App.Database;

namespace Perennial.App.Import.Fields;

/// <summary>Words between semicolons, commas or bars, kept in order and once each as a JSON array.</summary>
public sealed class TagsType : FieldType
{
    private const int MostTags = 100, LongestTag = 100;

    public static TagsType Instance { get; } = new();

    public override string Expects => "tags with semicolons between them";

    public override string? Parse(ReadOnlySpan<byte> raw, FieldFormats formats, ArrayBufferWriter<byte> to)
    {
        if (raw.IndexOfAnyInRange((byte)0, (byte)8) >= 0) return "has a control character in it; take it out";
        var tags = Encoding.UTF8.GetString(raw).Split(TextList.Separators, StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries).Distinct(StringComparer.Ordinal).ToList();
        if (tags.Count > MostTags || tags.Any(t => t.Length > LongestTag)) return $"has more than {MostTags} tags, or a tag of more than {LongestTag} characters";
        to.Write(JsonSerializer.SerializeToUtf8Bytes(tags, CustomFields.Json));
        return null;
    }
}
