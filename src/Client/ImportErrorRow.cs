namespace Perennial.Client;

/// <summary>Why a row was refused.</summary>
/// <param name="Line">The line of the file on which the row begins, from 1.</param>
/// <param name="Field">The field, or the column where it is no field.</param>
/// <param name="Value">What stood there, shortened.</param>
/// <param name="Message">What is wrong and what is expected.</param>
public sealed record ImportErrorRow(long Line, string? Field, string? Value, string Message);
