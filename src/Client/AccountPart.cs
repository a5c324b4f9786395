namespace Perennial.Client;

/// <summary>Part of the accounts, with the count and the recurring revenue of all that the filter leaves.</summary>
/// <param name="Items">This part.</param>
/// <param name="NextCursor">Where the next part begins; null at the end.</param>
/// <param name="Count">Accounts that the filter leaves.</param>
/// <param name="Mrr">What they pay together.</param>
/// <param name="Currency">The reporting currency.</param>
public sealed record AccountPart(IReadOnlyList<AccountSummary> Items, string? NextCursor, long Count, decimal Mrr, string Currency);
