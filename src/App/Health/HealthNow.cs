using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using Perennial.App.Accounts;
using Perennial.App.Database;

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

    /// <summary>The latest snapshots of an account, as far as it has them.</summary>
    /// <param name="db">Of the viewer.</param>
    /// <param name="account">Which.</param>
    /// <param name="scores">Of which scores.</param>
    /// <param name="known">Only what was computed by this moment; null for all.</param>
    /// <param name="cancellation">Ends the reading.</param>
    public static async Task<IReadOnlyList<HealthSnapshot>> SnapshotsAsync(AppDb db, AccountId account, IReadOnlyList<string> scores, DateTimeOffset? known, CancellationToken cancellation)
    {
        if (known is not { } at)
        {
            var ids = await db.HealthNow.AsNoTracking().Where(h => h.AccountId == account && scores.Contains(h.Score)).Select(h => h.SnapshotId).ToListAsync(cancellation);
            return await db.HealthSnapshots.AsNoTracking().Where(s => ids.Contains(s.Id)).ToListAsync(cancellation);
        }
        var found = new List<HealthSnapshot>();
        foreach (var score in scores)
            if (await db.HealthSnapshots.AsNoTracking().Where(s => s.AccountId == account && s.Score == score && s.ComputedAt <= at).OrderByDescending(s => s.Day).ThenByDescending(s => s.Id).FirstOrDefaultAsync(cancellation) is { } snapshot) found.Add(snapshot);
        return found;
    }

    private sealed class Table : IEntityTypeConfiguration<HealthNow>
    {
        public void Configure(EntityTypeBuilder<HealthNow> builder) => builder.ToTable("health_now").HasKey(h => new { h.AccountId, h.Score });
    }
}
