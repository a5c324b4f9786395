using Perennial.App.Import.Fields;

namespace Perennial.App.Import.Kinds;

/// <summary>One field of a kind: its name in a file, in a mapping and in the API, and where its value goes.</summary>
/// <param name="Name">As in the header of a file that needs no mapping.</param>
/// <param name="Slot">Its place in the rows of the kind's target.</param>
/// <param name="Type">How it is read.</param>
/// <param name="About">One sentence for people.</param>
public sealed record ImportField(string Name, int Slot, FieldType Type, string About)
{
    public bool Required { get; init; }

    /// <summary>Other header names that surely mean this field.</summary>
    public IReadOnlyList<string> Aliases { get; init; } = [];
}
