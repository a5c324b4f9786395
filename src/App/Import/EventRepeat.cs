using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace Perennial.App.Import;

/// <summary>A row of a file of events that has the id of an earlier row of the same file.</summary>
public sealed class EventRepeat
{
    public long ImportId { get; init; }
    public long Line { get; init; }

    /// <summary>Of the row that stands.</summary>
    public long FirstLine { get; init; }
    public required string MessageId { get; init; }

    /// <summary>Whose event it says it is, as groups of events are called.</summary>
    public required string GroupKey { get; init; }

    /// <summary>Whether it says nothing else than the row that stands.</summary>
    public bool IsSame { get; init; }

    private sealed class Table : IEntityTypeConfiguration<EventRepeat>
    {
        public void Configure(EntityTypeBuilder<EventRepeat> builder) => builder.ToTable("event_repeats").HasKey(r => new { r.ImportId, r.Line });
    }
}
