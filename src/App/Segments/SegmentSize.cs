using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace Perennial.App.Segments;

/// <summary>How many accounts were in a segment at the end of a day and what they paid; of days before it was made, what its filter would have left then.</summary>
public sealed class SegmentSize
{
    public long SegmentId { get; init; }
    public DateOnly Day { get; init; }
    public long Accounts { get; set; }
    public long MrrE8 { get; set; }

    private sealed class Table : IEntityTypeConfiguration<SegmentSize>
    {
        public void Configure(EntityTypeBuilder<SegmentSize> builder) => builder.ToTable("segment_sizes").HasKey(s => new { s.SegmentId, s.Day });
    }
}
