namespace Perennial.App.Import.Rows;

/// <summary>Why a row was refused: where it stands (the line of a file, or the index in a list), which field, what it held and what is wrong.</summary>
public sealed record RowError(long Place, string? Field, string? Value, string Message);
