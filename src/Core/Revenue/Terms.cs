namespace Perennial.Core.Revenue;

/// <summary>The rarer terms of a line version. Days are day numbers, negative for an instant, <see cref="Versions.NoDay"/> for none.</summary>
internal struct Terms
{
    public int TrialStart;
    public int TrialEnd;
    public int CancelledAt;
    public int PastDueFrom;
    public int DunningEnds;
    public int PausedFrom;
    public int PausedTo;
    public int DiscountEnd;
    /// <summary>Monthly amount under the discount, 1e-8.</summary>
    public long Discounted;
    public DiscountDuration Discount;
    public BillingInterval Interval;
    public int IntervalCount;
}
