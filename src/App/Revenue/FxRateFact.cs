using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace Perennial.App.Revenue;

/// <summary>From <see cref="Day"/> until the next rate of the pair, 1 <see cref="Base"/> is <see cref="Rate"/> <see cref="Quote"/>. Append-only; a later recording supersedes.</summary>
public sealed class FxRateFact
{
    public long Id { get; init; }
    public DateOnly Day { get; init; }
    public required string Base { get; init; }
    public required string Quote { get; init; }

    /// <summary>Canonical decimal text.</summary>
    public required string Rate { get; init; }
    public DateTimeOffset RecordedAt { get; init; }
    public long? ImportId { get; init; }

    private sealed class Table : IEntityTypeConfiguration<FxRateFact>
    {
        public void Configure(EntityTypeBuilder<FxRateFact> builder) => builder.ToTable("fx_rate_facts");
    }
}
