namespace Perennial.Client;

/// <summary>A file's first rows as a mapping reads them.</summary>
/// <param name="Kind">What kind of rows it holds.</param>
/// <param name="Header">The file's columns.</param>
/// <param name="Encoding">As found or said.</param>
/// <param name="Delimiter">What stands between its columns.</param>
/// <param name="Mapping">The mapping used.</param>
/// <param name="Saved">The mapping that was used last for this header, if there was one.</param>
/// <param name="Kept">Columns kept beside the fields.</param>
/// <param name="Problems">Why this mapping cannot be used; then there are no rows.</param>
/// <param name="Rows">The first rows.</param>
/// <param name="Sample">The first rows as they stand, in the order of the header.</param>
public sealed record ImportPreview(string Kind, IReadOnlyList<string> Header, string Encoding, string Delimiter, ImportMapping Mapping, ImportMapping? Saved,
    IReadOnlyList<string> Kept, IReadOnlyList<string> Problems, IReadOnlyList<ImportPreviewRow> Rows, IReadOnlyList<IReadOnlyList<string>> Sample);
