using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using Perennial.App.Accounts;
using Perennial.App.Database.Audit;

namespace Perennial.App.Events;

/// <summary>Which account the events of a group belong to, where the group's id is not the account's.</summary>
public sealed class EventGroup : IAudited
{
    public required string GroupKey { get; init; }
    public required AccountId AccountId { get; set; }
    public long? PersonId { get; init; }
    public DateTimeOffset CreatedAt { get; init; }

    string IAudited.AuditKind => "event-group";
    string IAudited.AuditName => GroupKey;
    bool IAudited.IsNoise(string property) => property is nameof(CreatedAt) or nameof(PersonId);

    private sealed class Table : IEntityTypeConfiguration<EventGroup>
    {
        public void Configure(EntityTypeBuilder<EventGroup> builder) => builder.ToTable("event_groups").HasKey(g => g.GroupKey);
    }
}
