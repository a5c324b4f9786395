using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace Perennial.App.Health;

/// <summary>A text that scores were computed by, once.</summary>
public sealed class ScorecardWording
{
    public long Id { get; init; }

    /// <summary>The first 64 bits of the hash of the version and the text.</summary>
    public long Digest { get; init; }

    /// <summary>Null for one that is delivered with the product.</summary>
    public long? VersionId { get; init; }
    public required string Text { get; init; }

    private sealed class Table : IEntityTypeConfiguration<ScorecardWording>
    {
        public void Configure(EntityTypeBuilder<ScorecardWording> builder) => builder.ToTable("scorecard_wordings");
    }
}
