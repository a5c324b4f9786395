using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using Perennial.App.Accounts;

namespace Perennial.App.Segments;

/// <summary>An account's time in a segment: from the day on which it was first seen to fit until the day on which it no longer did.</summary>
public sealed class SegmentMembership
{
    public long Id { get; init; }
    public long SegmentId { get; init; }
    public AccountId AccountId { get; init; }
    public DateOnly EnteredOn { get; init; }

    /// <summary>Null while it is in.</summary>
    public DateOnly? LeftOn { get; set; }

    private sealed class Table : IEntityTypeConfiguration<SegmentMembership>
    {
        public void Configure(EntityTypeBuilder<SegmentMembership> builder) => builder.ToTable("segment_memberships");
    }
}
