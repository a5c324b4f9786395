using System.Buffers;
using System.Text;
using System.Text.Json;
using Perennial.App.Database;
using Perennial.App.Import.Csv;

namespace Perennial.App.Import.Fields;

/// <summary>Values of one type between semicolons, commas, bars or line breaks, kept in order and once each as a JSON array.</summary>
public sealed class ListType(FieldType of, string items) : FieldType
{
    private const int Most = 100;

    public override string Expects => $"{items} with semicolons between them";

    public static ListType Of(FieldType type, string items) => new(type, items);

    public override string? Parse(ReadOnlySpan<byte> raw, FieldFormats formats, ArrayBufferWriter<byte> to)
    {
        var found = new List<string>();
        var one = new ArrayBufferWriter<byte>(64);
        foreach (var range in raw.SplitAny(";,|\n"u8))
        {
            var item = Utf8Text.Trim(raw[range]);
            if (item.IsEmpty) continue;
            one.ResetWrittenCount();
            if (of.Parse(item, formats, one) is { } refusal) return $"'{Utf8Text.Excerpt(item)}': {refusal}";
            found.Add(Encoding.UTF8.GetString(one.WrittenSpan));
        }
        if (found.Count > Most) return $"has more than {Most} {items}";
        to.Write(JsonSerializer.SerializeToUtf8Bytes(found.Distinct(StringComparer.Ordinal), CustomFields.Json));
        return null;
    }
}
