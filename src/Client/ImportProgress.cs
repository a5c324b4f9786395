namespace Perennial.Client;

/// <summary>How far an import is.</summary>
/// <param name="Rows">Rows dealt with.</param>
/// <param name="Bytes">Bytes of the file dealt with.</param>
/// <param name="TotalBytes">Of the file as it is kept, in UTF-8.</param>
/// <param name="RowsPerSecond">While it runs.</param>
/// <param name="SecondsRemaining">While it runs, at the present pace.</param>
public sealed record ImportProgress(long Rows, long Bytes, long TotalBytes, long? RowsPerSecond = null, long? SecondsRemaining = null);
