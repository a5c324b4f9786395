namespace Perennial.Client;

/// <summary>One version of a subscription line. Its key is line and start. Days are local (<c>2024-01-31</c>) or instants with an offset.</summary>
public sealed record SubscriptionLineItem(string AccountId, string SubscriptionId, string LineId, string Start, decimal UnitPrice)
{
    public string? Product { get; init; }

    /// <summary><c>recurring</c>, <c>metered</c>, <c>one_off</c> or <c>refund</c>.</summary>
    public string? Kind { get; init; }
    public decimal? Quantity { get; init; }
    public string? Currency { get; init; }

    /// <summary><c>day</c>, <c>week</c>, <c>month</c>, <c>quarter</c> or <c>year</c>.</summary>
    public string? Interval { get; init; }
    public int? IntervalCount { get; init; }
    public string? End { get; init; }
    public string? TrialStart { get; init; }
    public string? TrialEnd { get; init; }
    public string? CancelledAt { get; init; }
    public string? PastDueFrom { get; init; }
    public string? DunningEnds { get; init; }
    public string? PausedFrom { get; init; }
    public string? PausedTo { get; init; }
    public decimal? DiscountPercent { get; init; }
    public decimal? DiscountAmount { get; init; }
    public string? DiscountDuration { get; init; }
    public string? DiscountEnd { get; init; }
    public string? RecordedAt { get; init; }
    public IReadOnlyDictionary<string, string>? Custom { get; init; }
}
