namespace Perennial.App.Accounts;

/// <summary>How many accounts a filter leaves and what they pay together, by status.</summary>
public sealed record AccountTotals(IReadOnlyList<AccountTotals.Part> Parts, AccountStatus? Chosen)
{
    public sealed record Part(AccountStatus Status, long Count, decimal Mrr, long Unpriced);

    private IEnumerable<Part> Inside => Parts.Where(p => Chosen is null || p.Status == Chosen);

    public long Count => Inside.Sum(p => p.Count);
    public decimal Mrr => Inside.Sum(p => p.Mrr);

    /// <summary>Accounts whose revenue cannot be stated, and is not in the sum.</summary>
    public long Unpriced => Inside.Sum(p => p.Unpriced);
    public long All => Parts.Sum(p => p.Count);

    public long Of(AccountStatus status) => Parts.Where(p => p.Status == status).Sum(p => p.Count);
}
