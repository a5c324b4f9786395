using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using Perennial.App.Database.Audit;

namespace Perennial.App.Health;

/// <summary>A scorecard that somebody wrote: for one score, and for one segment or phase, or all. How it scores stands in its versions.</summary>
public sealed class KeptScorecard : IAudited
{
    public long Id { get; init; }
    public required string Score { get; init; }

    /// <summary>Empty for all.</summary>
    public required string Segment { get; init; }
    public required string SegmentKey { get; init; }

    /// <summary>Empty for all.</summary>
    public required string Phase { get; init; }
    public required string PhaseKey { get; init; }

    /// <summary>From this day on it does not apply, as it stands now: what was so on a day says <see cref="ScorecardArchival"/>.</summary>
    public DateOnly? ArchivedOn { get; set; }
    public DateTimeOffset CreatedAt { get; init; }

    /// <summary>As people call it: overall, of Enterprise, in Onboarding.</summary>
    public string Words => string.Concat(Score, Segment.Length > 0 ? $" of {Segment}" : "", Phase.Length > 0 ? $" in {Phase}" : "");

    string IAudited.AuditKind => "scorecard";
    string IAudited.AuditName => Words;
    bool IAudited.IsNoise(string property) => property is nameof(SegmentKey) or nameof(PhaseKey) or nameof(CreatedAt);

    private sealed class Table : IEntityTypeConfiguration<KeptScorecard>
    {
        public void Configure(EntityTypeBuilder<KeptScorecard> builder) => builder.ToTable("scorecards");
    }
}
