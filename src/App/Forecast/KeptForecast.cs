using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace Perennial.App.Forecast;

/// <summary>A forecast as it was made on a day, for being compared and graded later. Its renewals are <see cref="KeptDue"/>.</summary>
public sealed class KeptForecast
{
    public long Id { get; init; }
    public DateOnly MadeOn { get; init; }
    public DateTimeOffset RecordedAt { get; init; }

    /// <summary>What its intervals reckoned with, in billionths.</summary>
    public long CorrelationE9 { get; init; }

    public double Correlation => CorrelationE9 / 1e9;

    private sealed class Table : IEntityTypeConfiguration<KeptForecast>
    {
        public void Configure(EntityTypeBuilder<KeptForecast> builder) => builder.ToTable("kept_forecasts").Ignore(f => f.Correlation);
    }
}
