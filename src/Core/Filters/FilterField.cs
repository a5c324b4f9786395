namespace Perennial.Core.Filters;

/// <summary>A name that a filter can use.</summary>
/// <param name="Name">As it is written, in lower case.</param>
/// <param name="Kind">What its values are.</param>
/// <param name="Words">What it is, in a few words.</param>
public sealed record FilterField(string Name, FieldKind Kind, string Words)
{
    /// <summary>Other spellings of its name.</summary>
    public IReadOnlyList<string> Aliases { get; init; } = [];

    /// <summary>All values that there are; empty when they are open.</summary>
    public IReadOnlyList<string> Choices { get; init; } = [];

    /// <summary>A filter with it, to learn from.</summary>
    public string Example { get; init; } = "";

    public bool IsDay => Kind is FieldKind.DayBehind or FieldKind.DayAhead;
    public bool IsNumber => Kind is FieldKind.Count or FieldKind.Number or FieldKind.Money or FieldKind.Share;
    public bool IsOrdered => IsDay || IsNumber;

    internal bool IsCalled(string name) => FilterText.IsWord(Name, name) || Aliases.Any(alias => FilterText.IsWord(alias, name));
}
