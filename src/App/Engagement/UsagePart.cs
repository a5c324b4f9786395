namespace Perennial.App.Engagement;

/// <summary>A part of a longer list.</summary>
/// <param name="Skipped">How many stand before it.</param>
/// <param name="Count">How many there are in all.</param>
public sealed record UsagePart<T>(IReadOnlyList<T> Rows, int Skipped, long Count)
{
    /// <summary>Where the next part begins; null at the end.</summary>
    public int? Next => Rows.Count > 0 && Skipped + Rows.Count < Count ? Skipped + Rows.Count : null;
}
