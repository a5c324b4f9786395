using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using Perennial.App.Database.Audit;

namespace Perennial.App.Health;

/// <summary>A scorecard's text from a day on. Never changed: what is changed is a new version.</summary>
public sealed class ScorecardVersion : IAudited
{
    public long Id { get; init; }
    public long ScorecardId { get; init; }
    public required string Text { get; init; }
    public DateOnly EffectiveFrom { get; init; }

    /// <summary>Why, in its author's words.</summary>
    public required string Note { get; init; }
    public required string Author { get; init; }
    public long? PersonId { get; init; }
    public DateTimeOffset RecordedAt { get; init; }

    string IAudited.AuditKind => "scorecard version";
    string IAudited.AuditName => Note.Length > 0 ? Note : $"from {EffectiveFrom:yyyy-MM-dd}";
    bool IAudited.IsNoise(string property) => property is nameof(Author) or nameof(PersonId);

    private sealed class Table : IEntityTypeConfiguration<ScorecardVersion>
    {
        public void Configure(EntityTypeBuilder<ScorecardVersion> builder) => builder.ToTable("scorecard_versions");
    }
}
