using Perennial.App.Import.Kinds;

namespace Perennial.App.Import.Mapping;

/// <summary>A field with the column it comes from; -1 when it is a fixed value alone.</summary>
internal sealed record BoundField(ImportField Field, int Column, byte[]? Value, IReadOnlyDictionary<string, byte[]>? Map, IReadOnlyList<BoundCondition> When)
{
    public bool Plain => Value is null && Map is null && When.Count == 0;
}
