using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using Perennial.App.Contacts;

namespace Perennial.App.Activities;

/// <summary>A contact who took part.</summary>
public sealed class ActivityContact
{
    public long ActivityId { get; init; }
    public ContactId ContactId { get; init; }

    /// <summary>Number of the contact who was named, when that one was merged into this one since.</summary>
    public long? DoubleId { get; init; }

    private sealed class Table : IEntityTypeConfiguration<ActivityContact>
    {
        public void Configure(EntityTypeBuilder<ActivityContact> builder) => builder.ToTable("activity_contacts").HasKey(c => new { c.ActivityId, c.ContactId });
    }
}
