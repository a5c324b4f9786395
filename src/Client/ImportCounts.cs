using System.Text.Json.Serialization;

namespace Perennial.Client;

/// <summary>What became of rows: facts under a new key, changes to a known one, what was said before, and what was refused.</summary>
public sealed record ImportCounts(long New, long Changed, long Unchanged, long Refused)
{
    /// <summary>Of events: taken for good. The same as <see cref="New"/>.</summary>
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    public long? Stored { get; init; }

    /// <summary>Of events: those whose id had counted before. The same as <see cref="Unchanged"/>.</summary>
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    public long? Doubled { get; init; }

    /// <summary>Of events: those that belong to no account that is known yet; they are stored, or were, all the same.</summary>
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    public long? Unmapped { get; init; }
}
