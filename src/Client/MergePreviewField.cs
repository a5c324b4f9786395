namespace Perennial.Client;

/// <summary>A field of two records that are to become one.</summary>
/// <param name="Field">As the API names it; a custom one is <c>custom.name</c>.</param>
/// <param name="Kept">What the record that stays says; null for nothing.</param>
/// <param name="Double">What its double says.</param>
/// <param name="After">What would stand there.</param>
public sealed record MergePreviewField(string Field, string? Kept, string? Double, string? After);
