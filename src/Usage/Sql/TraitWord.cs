using System.Text.Json;

namespace Perennial.Usage.Sql;

/// <summary>What a trait was last said to be.</summary>
/// <param name="At">When, in microseconds since 1970 in UTC.</param>
public readonly record struct TraitWord(JsonElement Value, long At)
{
    /// <summary>Whether it holds against another word on the same: the later does, and of two said at once the same one on every day.</summary>
    public bool Outdates(long at, string json) => At != at ? At > at : string.CompareOrdinal(Value.GetRawText(), json) > 0;

    /// <inheritdoc cref="Outdates(long, string)"/>
    public bool Outdates(TraitWord other) => At != other.At ? At > other.At : Outdates(other.At, other.Value.GetRawText());
}
