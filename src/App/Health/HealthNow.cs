using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using Perennial.App.Accounts;

namespace Perennial.App.Health;

/// <summary>The latest snapshot of an account's score: a projection of <see cref="HealthSnapshot"/>.</summary>
public sealed class HealthNow
{
    public AccountId AccountId { get; init; }
    public required string Score { get; init; }
    public long SnapshotId { get; init; }
    public DateOnly Day { get; init; }
    public int? PointsE2 { get; init; }
    public int ConfidenceE4 { get; init; }
    public string? Band { get; init; }
    public long Digest { get; init; }

    public decimal? Points => PointsE2 / 100m;

    private sealed class Table : IEntityTypeConfiguration<HealthNow>
    {
        public void Configure(EntityTypeBuilder<HealthNow> builder) => builder.ToTable("health_now").HasKey(h => new { h.AccountId, h.Score });
    }
}
