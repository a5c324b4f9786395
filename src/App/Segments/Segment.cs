using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace Perennial.App.Segments;

/// <summary>A filter over accounts with a name. Who is in it is kept up to date and remembered: see <see cref="SegmentMembership"/>.</summary>
public sealed class Segment
{
    public long Id { get; init; }
    public required string Name { get; set; }

    /// <summary>The name folded: no two segments have the same.</summary>
    public required string NameKey { get; set; }
    public required string Filter { get; set; }
    public required string Description { get; set; }
    public required string MadeBy { get; init; }
    public DateTimeOffset CreatedAt { get; init; }
    public DateTimeOffset UpdatedAt { get; set; }
    public DateTimeOffset? DeletedAt { get; set; }

    private sealed class Table : IEntityTypeConfiguration<Segment>
    {
        public void Configure(EntityTypeBuilder<Segment> builder) => builder.ToTable("segments");
    }
}
