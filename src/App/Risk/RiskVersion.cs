using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace Perennial.App.Risk;

/// <summary>The model as it stood on a day, and its grade as it was said then. Append-only.</summary>
public sealed class RiskVersion
{
    public long Id { get; init; }
    public DateOnly Day { get; init; }
    public DateTimeOffset RecordedAt { get; init; }

    /// <summary>A <see cref="RiskFit"/> as JSON.</summary>
    public required string Model { get; init; }

    /// <summary>Rows of <see cref="Client.RiskGradeRow"/> as JSON.</summary>
    public required string Grade { get; init; }

    private sealed class Table : IEntityTypeConfiguration<RiskVersion>
    {
        public void Configure(EntityTypeBuilder<RiskVersion> builder) => builder.ToTable("risk_models");
    }
}
