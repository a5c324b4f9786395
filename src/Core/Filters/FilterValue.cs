namespace Perennial.Core.Filters;

/// <summary>A value as it was written: one text, or a range of two, either of which may be left open.</summary>
public sealed record FilterValue(string Text, FilterPlace Place)
{
    /// <summary>In quotation marks it is the text itself: <c>"none"</c> is a segment called none.</summary>
    public bool IsQuoted { get; init; }

    /// <summary>The other end of a range; null when it is none.</summary>
    public string? Until { get; init; }
    public bool IsRange => Until is not null;

    public bool Is(string word) => !IsQuoted && !IsRange && Text.Equals(word, StringComparison.OrdinalIgnoreCase);

    public override string ToString() => IsRange ? $"{Text}..{Until}" : IsQuoted ? FilterText.Quoted(Text) : Text;
}
