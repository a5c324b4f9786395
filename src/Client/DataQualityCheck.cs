namespace Perennial.Client;

/// <summary>One check and what it found.</summary>
/// <param name="Id">As in the address of its rows.</param>
/// <param name="Title">What contradicts what, in plain words.</param>
/// <param name="Severity"><c>problem</c>, <c>warning</c> or <c>note</c>.</param>
/// <param name="Count">Rows found.</param>
/// <param name="Of">What they are counted among.</param>
/// <param name="OutOf">How many of those there are.</param>
/// <param name="Share">Count over out of, as a fraction; null when the check was not asked.</param>
/// <param name="Meanwhile">What the product does about such rows until somebody settles it.</param>
/// <param name="NeedsClaim">The claim that it compares with the ledger; null for a check of the facts among themselves.</param>
/// <param name="IsBound">Whether a mapping binds that claim to a column; when not, the check was not asked.</param>
public sealed record DataQualityCheck(string Id, string Title, string Severity, int Count, string Of, int OutOf, decimal? Share, string Meanwhile, string? NeedsClaim, bool IsBound);
