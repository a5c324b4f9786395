namespace Perennial.Client;

/// <summary>A custom field to define.</summary>
/// <param name="Label">Its name for people.</param>
/// <param name="Type">text, number, decimal, day, yes-no, choice, person or link.</param>
public sealed record NewCustomField(string Label, string Type)
{
    /// <summary><c>accounts</c> or <c>contacts</c>.</summary>
    public string Of { get; init; } = "accounts";

    /// <summary>Its name in files; made of the label where none is given. Name a field that data has already to define that one.</summary>
    public string? Field { get; init; }

    /// <summary>What a choice may be.</summary>
    public IReadOnlyList<string> Options { get; init; } = [];
    public bool LiesAhead { get; init; }
}
