using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using Perennial.App.Contacts;

namespace Perennial.App.Activities;

/// <summary>A contact who took part.</summary>
public sealed class ActivityContact
{
    public long ActivityId { get; init; }
    public ContactId ContactId { get; init; }

    private sealed class Table : IEntityTypeConfiguration<ActivityContact>
    {
        public void Configure(EntityTypeBuilder<ActivityContact> builder) => builder.ToTable("activity_contacts").HasKey(c => new { c.ActivityId, c.ContactId });
    }
}
