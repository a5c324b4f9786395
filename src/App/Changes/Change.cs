using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace Perennial.App.Changes;

/// <summary>What somebody did at once to one record or to thousands. Its facts count until it is taken back.</summary>
public sealed class Change
{
    public long Id { get; init; }
    public DateTimeOffset At { get; init; }
    public long? PersonId { get; init; }
    public required string Actor { get; init; }

    /// <summary>What was done, as people say it: "owner of 3 accounts set to ana@example.com".</summary>
    public required string Words { get; init; }
    public long Records { get; init; }
    public DateTimeOffset? UndoneAt { get; init; }
    public string? UndoneBy { get; init; }

    /// <summary>As the facts of a change name where they come from: imports count from 1 up, changes from -1 down.</summary>
    public long Source => -Id;

    private sealed class Table : IEntityTypeConfiguration<Change>
    {
        public void Configure(EntityTypeBuilder<Change> builder) => builder.ToTable("changes");
    }
}
