using System.Text.Json.Serialization;

namespace Perennial.Client;

/// <summary>Where the value of one field comes from.</summary>
public sealed record ImportSource
{
    /// <summary>The column of the file.</summary>
    public string? Column { get; init; }

    /// <summary>Where the field stands in the text of the mapping, for what is said of it.</summary>
    [JsonIgnore]
    public int? Line { get; init; }

    /// <summary>A fixed value; beside a column, the value where its cell is empty.</summary>
    public string? Value { get; init; }

    /// <summary>What the file's words mean: by the file's word, the field's. A word that is not named stays as it is.</summary>
    public IReadOnlyDictionary<string, string>? Map { get; init; }

    /// <summary>The field is given only in rows where each of these columns holds one of these values.</summary>
    public IReadOnlyDictionary<string, IReadOnlyList<string>>? When { get; init; }
}
