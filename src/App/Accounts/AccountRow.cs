using System.Text.Json;

namespace Perennial.App.Accounts;

/// <summary>An account as a list shows it: what it is, and what it pays today.</summary>
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
    public string? Phase { get; init; }
    public string? Country { get; init; }
    public required IReadOnlyList<string> Tags { get; init; }
    public required IReadOnlyDictionary<string, string> Custom { get; init; }
    public DateTimeOffset CreatedAt { get; init; }
    public DateTimeOffset UpdatedAt { get; init; }
    public long Version { get; init; }
    public AccountStatus? Standing { get; init; }
    public long MrrE8 { get; init; }
    public long ChangeE8 { get; init; }
    public DateOnly? FirstPaid { get; init; }
    public string? Spark { get; init; }
    public string? Unpriced { get; init; }

    public AccountStatus Status => Standing ?? AccountStatus.Never;
    public decimal Mrr => MrrE8 / (decimal)Unit;
    public decimal Change => ChangeE8 / (decimal)Unit;
    public IReadOnlyList<decimal> Months => Spark is null ? [] : [.. JsonSerializer.Deserialize<long[]>(Spark)!.Select(hundredths => hundredths / 100m)];
}
