using System.Text.Json;
using Perennial.Core.Revenue;

namespace Perennial.App.Accounts;

/// <summary>An account as lists show it, filters ask it and segments hold it: what it is, who looks after it, and what it pays today or on another day.</summary>
public sealed record AccountRow
{
    /// <summary>One unit of the currency in the amounts below; a sum of them is taken of units and rests apart, for it may leave 64 bits.</summary>
    public const long Unit = 100_000_000;

    public AccountId Id { get; init; }
    public required string ExternalId { get; init; }
    public required string Name { get; init; }
    public required string NameKey { get; init; }
    public string? ParentExternalId { get; init; }
    public string? Domain { get; init; }
    public string? Segment { get; init; }
    public string? OwnerEmail { get; init; }
    public IReadOnlyList<string> CoOwners { get; init; } = [];
    public string? Phase { get; init; }
    public string? Country { get; init; }
    public required IReadOnlyList<string> Tags { get; init; }
    public required IReadOnlyDictionary<string, string> Custom { get; init; }
    public bool Archived { get; init; }
    public DateTimeOffset CreatedAt { get; init; }
    public DateTimeOffset UpdatedAt { get; init; }
    public long Version { get; init; }

    /// <summary>The same account, where its revenue is read from: an order by revenue goes on by this one.</summary>
    public AccountId PayerId { get; init; }
    public AccountStatus? Standing { get; init; }
    public long MrrE8 { get; init; }
    public long ChangeE8 { get; init; }
    public DateOnly? FirstPaid { get; init; }
    public string? Spark { get; init; }
    public string? Unpriced { get; init; }

    // What a filter asks and a list does not read along.
    public IEnumerable<string> TagKeys { get; init; } = [];
    public IEnumerable<string> TeamKeys { get; init; } = [];
    public IEnumerable<string> CoOwnerKeys { get; init; } = [];
    public IEnumerable<AccountCustom> CustomValues { get; init; } = [];
    public IEnumerable<string> SegmentKeys { get; init; } = [];
    public IEnumerable<LineProduct> Products { get; init; } = [];
    public IEnumerable<string> ContractStates { get; init; } = [];
    public IEnumerable<string> AutoRenewals { get; init; } = [];

    /// <summary>The next day on which a contract renews or has to be renewed.</summary>
    public DateOnly? RenewalOn { get; init; }

    /// <summary>The next last day for notice.</summary>
    public DateOnly? NoticeOn { get; init; }

    /// <summary>In place of the points of an account without any.</summary>
    public const int NoHealth = -1;

    /// <summary>Points of the overall health in hundredths, or <see cref="NoHealth"/>.</summary>
    public int HealthE2 { get; init; } = NoHealth;

    /// <summary>red, amber or green.</summary>
    public string? HealthBand { get; init; }
    public bool HasChildren { get; init; }
    public int ContactCount { get; init; }

    public AccountStatus Status => Standing ?? AccountStatus.Never;
    public decimal Mrr => MrrE8 / (decimal)Unit;
    public decimal Change => ChangeE8 / (decimal)Unit;
    public IReadOnlyList<decimal> Months => Spark is null ? [] : [.. JsonSerializer.Deserialize<long[]>(Spark)!.Select(hundredths => hundredths / 100m)];

    /// <summary>With what it pays by a timeline instead of what it pays now.</summary>
    internal AccountRow Paying(Timeline timeline, RevenueToday today)
    {
        if (timeline.OrdinalOf(Id.Value) is var ordinal && ordinal < 0) return this with { Standing = null, MrrE8 = 0, ChangeE8 = 0, FirstPaid = null, Spark = null, Unpriced = null };
        var pays = today.Of(ordinal);
        return this with { Standing = pays.Status, MrrE8 = pays.MrrE8, ChangeE8 = pays.ChangeE8, FirstPaid = pays.FirstPaid, Spark = pays.Spark, Unpriced = pays.Unpriced };
    }
}
