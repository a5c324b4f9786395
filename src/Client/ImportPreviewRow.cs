namespace Perennial.Client;

/// <summary>One row of a preview: its values in canonical form, or why it is refused.</summary>
public sealed record ImportPreviewRow(long Line, IReadOnlyDictionary<string, string> Values, IReadOnlyList<ImportErrorRow> Errors);
