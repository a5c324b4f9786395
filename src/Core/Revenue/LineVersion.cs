namespace Perennial.Core.Revenue;

/// <summary>
/// One version of a subscription line as a fact: what was agreed from <see cref="Start"/> on, and when we learnt it.
/// Its key is (<see cref="Line"/>, <see cref="Start"/>); a later <see cref="RecordedAt"/> supersedes, and the next version's start ends it.
/// </summary>
public struct LineVersion
{
    /// <summary>The fact's own number: among equal <see cref="RecordedAt"/> the larger one supersedes.</summary>
    public long FactId;
    public long Account;
    public TextKey Line;
    public TextKey Subscription;
    public LineKind Kind;
    public decimal Quantity;
    /// <summary>Price of one unit for <see cref="IntervalCount"/> intervals, in <see cref="Currency"/>.</summary>
    public decimal UnitPrice;
    public string Currency;
    public BillingInterval Interval;
    public int IntervalCount;
    /// <summary>First day of the line.</summary>
    public DayOrInstant Start;
    /// <summary>First day no longer covered.</summary>
    public DayOrInstant? End;
    public DayOrInstant? TrialStart;
    /// <summary>First paid day after the trial.</summary>
    public DayOrInstant? TrialEnd;
    public DayOrInstant? CancelledAt;
    public DayOrInstant? PastDueFrom;
    public DayOrInstant? DunningEnds;
    public DayOrInstant? PausedFrom;
    /// <summary>First day no longer paused.</summary>
    public DayOrInstant? PausedTo;
    /// <summary>0 to 100.</summary>
    public decimal DiscountPercent;
    /// <summary>Off the price of one billing interval, in <see cref="Currency"/>.</summary>
    public decimal DiscountAmount;
    public DiscountDuration DiscountDuration;
    /// <summary>First day no longer discounted.</summary>
    public DayOrInstant? DiscountEnd;
    /// <summary>UTC microseconds.</summary>
    public long RecordedAt;
    /// <summary>The import that brought it, 0 for none.</summary>
    public long Import;
}
