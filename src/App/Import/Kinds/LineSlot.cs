namespace Perennial.App.Import.Kinds;

/// <summary>The values of a subscription line row. Their numbers go into the row's digest: add at the end, never renumber.</summary>
public static class LineSlot
{
    public const int AccountExternalId = 0, SubscriptionId = 1, LineId = 2, Product = 3, Kind = 4, Quantity = 5, UnitPrice = 6, Currency = 7,
        BillingInterval = 8, IntervalCount = 9, StartAt = 10, EndAt = 11, TrialStart = 12, TrialEnd = 13, CancelledAt = 14, PastDueFrom = 15,
        DunningEnds = 16, PausedFrom = 17, PausedTo = 18, DiscountPercent = 19, DiscountAmount = 20, DiscountDuration = 21, DiscountEnd = 22,
        Extra = 23, RecordedAt = 24, Count = 25;
}
