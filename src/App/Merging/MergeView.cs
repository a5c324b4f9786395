namespace Perennial.App.Merging;

/// <summary>What the page of a merge shows: the record that stays, its double once it is chosen, and their fields side by side.</summary>
public sealed record MergeView
{
    /// <summary>How the form names the choice of a field, and what stands there when the double is right.</summary>
    public const string Choice = "choose.", OfDouble = "double";

    /// <summary><c>account</c> or <c>contact</c>.</summary>
    public required string Kind { get; init; }
    public required MergeSide Kept { get; init; }
    public MergeSide? Lost { get; init; }
    public IReadOnlyList<MergeField> Fields { get; init; } = [];

    /// <summary>Records that look like doubles.</summary>
    public IReadOnlyList<(MergeSide Record, string Why)> Alike { get; init; } = [];

    /// <summary>What was written for the double and is nothing that is known.</summary>
    public string? Asked { get; init; }
    public string? Wrong { get; init; }
    public IReadOnlySet<string> Taken { get; init; } = new HashSet<string>();

    /// <summary>Null when every field of a list is one of this merge.</summary>
    public string? Unknown(IEnumerable<string> take) => take.FirstOrDefault(name => Fields.All(field => field.JsonName != name));

    /// <summary>The fields that were chosen, as facts name them.</summary>
    public IReadOnlySet<string> Names(IEnumerable<string> take) => take.Select(name => Fields.First(field => field.JsonName == name).Name).ToHashSet(StringComparer.Ordinal);
}
