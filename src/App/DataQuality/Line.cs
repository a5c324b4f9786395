using Perennial.App.Import;
using Perennial.Core.Revenue;

namespace Perennial.App.DataQuality;

/// <summary>One version of a subscription line that counts now. Days are day numbers; <see cref="Never"/> stands for none given.</summary>
internal struct Line
{
    public const int Never = int.MaxValue;

    public long Fact;

    /// <summary>Ordinal of the account.</summary>
    public int Account;
    public int Subscription;
    public string Product;
    public string Currency;
    public LineKind Kind;
    public BillingInterval? Interval;
    public int IntervalCount;

    /// <summary>Before any discount. Good enough to compare with; figures come from the ledger.</summary>
    public double Monthly;
    public double Quantity;
    public int Start;

    /// <summary>As given.</summary>
    public int End;

    /// <summary>The first day that this version does not cover: its end, or the start of the version after it.</summary>
    public int Until;
    public bool IsFirst;
    public bool IsLast;
    public int TrialStart;
    public int TrialEnd;
    public int CancelledAt;
    public int PastDueFrom;
    public int DunningEnds;
    public int PausedFrom;
    public int PausedTo;
    public double DiscountPercent;
    public bool HasDiscount;
    public DiscountDuration Discount;
    public int DiscountEnd;

    /// <summary>What the row claims, by the claim's place in <see cref="Claim.All"/>; null where nothing is bound.</summary>
    public string?[]? Claims;

    public readonly bool HasTrial => TrialStart != Never || TrialEnd != Never;

    public readonly bool IsOn(int day) => Kind == LineKind.Recurring && Start <= day && day < Until;

    public readonly bool IsTrialOn(int day) => HasTrial && (TrialStart == Never ? Start : TrialStart) <= day && day < TrialEnd;

    /// <summary>Served on the day, and paid for.</summary>
    public readonly bool IsPaidOn(int day) =>
        IsOn(day) && Monthly > 0 && !IsTrialOn(day) && !(PausedFrom <= day && day < PausedTo) && day < DunningEnds && !(DiscountPercent >= 100 && day < DiscountEnd);

    public readonly string? Said(string claim) => Claims?[QualityData.PlaceOf(claim)];
}
