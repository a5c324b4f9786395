using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using Perennial.App.Accounts;

namespace Perennial.App.Revenue;

/// <summary>
/// What was said of one version of a subscription line. The version's key is <see cref="LineId"/> and <see cref="StartAt"/>;
/// a later <see cref="RecordedAt"/>, then a later id, supersedes. Append-only. Numbers are canonical decimal text;
/// a moment is a local day (<c>2024-01-05</c>) or an instant (<c>2024-01-05T10:00:00.000000Z</c>).
/// </summary>
public sealed class SubscriptionLineFact
{
    public long Id { get; init; }
    public AccountId AccountId { get; init; }
    public required string SubscriptionId { get; init; }
    public required string LineId { get; init; }
    public string? Product { get; init; }

    /// <summary><c>recurring</c>, <c>metered</c>, <c>one_off</c> or <c>refund</c>.</summary>
    public required string Kind { get; init; }
    public required string Quantity { get; init; }
    public required string UnitPrice { get; init; }
    public required string Currency { get; init; }

    /// <summary><c>day</c>, <c>week</c>, <c>month</c>, <c>quarter</c> or <c>year</c>; none for what is charged once.</summary>
    public string? BillingInterval { get; init; }
    public int IntervalCount { get; init; }
    public required string StartAt { get; init; }
    public string? EndAt { get; init; }
    public string? TrialStart { get; init; }
    public string? TrialEnd { get; init; }
    public string? CancelledAt { get; init; }
    public string? PastDueFrom { get; init; }
    public string? DunningEnds { get; init; }
    public string? PausedFrom { get; init; }
    public string? PausedTo { get; init; }
    public string? DiscountPercent { get; init; }
    public string? DiscountAmount { get; init; }

    /// <summary><c>once</c>, <c>repeating</c> or <c>forever</c>; given whenever there is a discount.</summary>
    public string? DiscountDuration { get; init; }
    public string? DiscountEnd { get; init; }

    /// <summary>What else its row said, as a JSON object of texts. No figure reads it; the data-quality checks do.</summary>
    public string? Extra { get; init; }
    public DateTimeOffset RecordedAt { get; init; }
    public long? ImportId { get; init; }

    /// <summary>The first 64 bits of a hash of all that the row says, by which a repeated statement is known.</summary>
    public long Digest { get; init; }

    private sealed class Table : IEntityTypeConfiguration<SubscriptionLineFact>
    {
        public void Configure(EntityTypeBuilder<SubscriptionLineFact> builder) => builder.ToTable("subscription_line_facts");
    }
}
