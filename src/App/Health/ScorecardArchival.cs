using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace Perennial.App.Health;

/// <summary>That a scorecard does not apply from a day on, or does again. Never changed: of those of a day and before, the latest day counts, then the last written.</summary>
public sealed class ScorecardArchival
{
    public long Id { get; init; }
    public long ScorecardId { get; init; }
    public bool Archived { get; init; }
    public DateOnly FromDay { get; init; }

    /// <summary>Empty where it was not kept.</summary>
    public required string Author { get; init; }
    public long? PersonId { get; init; }
    public DateTimeOffset RecordedAt { get; init; }

    private sealed class Table : IEntityTypeConfiguration<ScorecardArchival>
    {
        public void Configure(EntityTypeBuilder<ScorecardArchival> builder) => builder.ToTable("scorecard_archivals");
    }
}
