using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using Perennial.App.Accounts;

namespace Perennial.App.Health;

/// <summary>
/// A score of an account from a day on, until a later day has one. A correction of the past is one more of the same day: the highest number counts, and none is ever changed.
/// </summary>
public sealed class HealthSnapshot
{
    /// <summary>Where no scorecard applies any more: such an account has none of the score.</summary>
    public const long NoneDigest = 0;

    public long Id { get; init; }
    public AccountId AccountId { get; init; }
    public required string Score { get; init; }
    public DateOnly Day { get; init; }

    /// <summary>Null where nothing was known, or no scorecard applies any more.</summary>
    public int? PointsE2 { get; init; }

    /// <summary>0 to 10,000.</summary>
    public int ConfidenceE4 { get; init; }

    /// <summary>As <see cref="BandWords"/> says it.</summary>
    public string? Band { get; init; }
    public long WordingId { get; init; }

    /// <summary>See <see cref="SnapshotPart"/>; empty where no scorecard applies any more.</summary>
    public required string Parts { get; init; }

    /// <summary>Of all that it is made of: the same again is no news.</summary>
    public long Digest { get; init; }
    public DateTimeOffset ComputedAt { get; init; }

    public decimal? Points => PointsE2 / 100m;

    /// <summary>Whether no scorecard applies any more.</summary>
    public bool IsNone => Digest == NoneDigest;

    private sealed class Table : IEntityTypeConfiguration<HealthSnapshot>
    {
        public void Configure(EntityTypeBuilder<HealthSnapshot> builder) => builder.ToTable("health_snapshots");
    }
}
