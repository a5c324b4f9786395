namespace Perennial.App.Demo;

/// <summary>One row of the demo's subscription-lines file.</summary>
internal sealed record LineRow
{
    public required string AccountId { get; init; }
    public required string SubscriptionId { get; init; }
    public required string LineId { get; init; }
    public required string Product { get; init; }
    public string Kind { get; init; } = "recurring";
    public decimal Quantity { get; init; } = 1;
    public required decimal UnitPrice { get; init; }
    public required string Currency { get; init; }
    public string? Interval { get; init; }
    public required DateOnly Start { get; init; }
    public DateOnly? End { get; init; }
    public DateOnly? TrialStart { get; init; }
    public DateOnly? TrialEnd { get; init; }
    public DateOnly? CancelledAt { get; init; }
    public DateOnly? PastDueFrom { get; init; }
    public DateOnly? DunningEnds { get; init; }
    public DateOnly? PausedFrom { get; init; }
    public DateOnly? PausedTo { get; init; }
    public decimal? DiscountPercent { get; init; }
    public decimal? DiscountAmount { get; init; }
    public string? DiscountDuration { get; init; }
    public DateOnly? DiscountEnd { get; init; }
    public required DateTimeOffset RecordedAt { get; init; }

    /// <summary>The version that follows on a day: what was agreed goes on, what has passed falls away.</summary>
    public LineRow From(DateOnly day, DateTimeOffset recorded)
    {
        var discounted = DiscountDuration == "forever" || (DiscountDuration == "repeating" && DiscountEnd > day);
        return this with
        {
            Start = day,
            RecordedAt = recorded,
            TrialStart = null,
            TrialEnd = null,
            PausedFrom = null,
            PausedTo = null,
            PastDueFrom = null,
            DunningEnds = null,
            DiscountPercent = discounted ? DiscountPercent : null,
            DiscountAmount = discounted ? DiscountAmount : null,
            DiscountDuration = discounted ? DiscountDuration : null,
            DiscountEnd = discounted ? DiscountEnd : null,
        };
    }
}
