namespace Perennial.App.Engagement;

/// <summary>Features by who uses them.</summary>
/// <param name="Segments">Of the slice, in order; empty for accounts without one.</param>
/// <param name="Rows">What is used most stands first.</param>
public sealed record AdoptionView(IReadOnlyList<string> Segments, IReadOnlyList<AdoptionRow> Rows);
