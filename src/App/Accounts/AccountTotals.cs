namespace Perennial.App.Accounts;

/// <summary>How many accounts a filter leaves and what they pay together.</summary>
/// <param name="Count">Accounts.</param>
/// <param name="Mrr">In the reporting currency.</param>
/// <param name="Unpriced">Accounts whose revenue cannot be stated, and is not in the sum.</param>
public sealed record AccountTotals(long Count, decimal Mrr, long Unpriced)
{
    public static AccountTotals None { get; } = new(0, 0, 0);
}
