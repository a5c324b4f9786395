using System.Text;
using Perennial.App.Import.Csv;

namespace Perennial.App.Import.Mapping;

/// <summary>Where a value comes from: the place of a column, or -1 for a fixed value alone.</summary>
internal sealed record BoundSource(int Column, byte[]? Value, IReadOnlyDictionary<string, byte[]>? Map, IReadOnlyList<BoundCondition> When)
{
    private bool Plain => Value is null && Map is null && When.Count == 0;

    public ReadOnlySpan<byte> Of(CsvRecords record)
    {
        if (Plain) return record[Column];
        foreach (var condition in When)
        {
            var value = Encoding.UTF8.GetString(Utf8Text.Trim(record[condition.Column]));
            if (!condition.Values.Contains(value, StringComparer.OrdinalIgnoreCase)) return [];
        }
        var raw = Column < 0 ? [] : Utf8Text.Trim(record[Column]);
        if (Map is { } map && map.TryGetValue(Encoding.UTF8.GetString(raw), out var meant)) return meant;
        return raw.IsEmpty && Value is { } instead ? instead : raw;
    }
}
