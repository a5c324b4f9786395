using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using Perennial.App.Database.Audit;

namespace Perennial.App.Events;

/// <summary>That somebody was erased from the events. Who it was is kept nowhere.</summary>
public sealed class EventErasure : IAudited
{
    public long Id { get; init; }

    /// <summary>How many ids of the person were known.</summary>
    public long Ids { get; init; }
    public long? PersonId { get; init; }
    public DateTimeOffset ErasedAt { get; init; }

    string IAudited.AuditKind => "erasure";
    string IAudited.AuditName => "a user of the events";
    bool IAudited.IsNoise(string property) => property is nameof(PersonId) or nameof(ErasedAt);

    private sealed class Table : IEntityTypeConfiguration<EventErasure>
    {
        public void Configure(EntityTypeBuilder<EventErasure> builder) => builder.ToTable("event_erasures");
    }
}
