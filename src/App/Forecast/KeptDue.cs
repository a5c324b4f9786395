using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using Perennial.App.Accounts;
using Perennial.Core.Forecast;

namespace Perennial.App.Forecast;

/// <summary>One renewal of a kept forecast.</summary>
public sealed class KeptDue
{
    public long Id { get; init; }
    public long KeptForecastId { get; init; }
    public AccountId AccountId { get; init; }

    /// <summary>None for revenue without a fixed term.</summary>
    public long? ContractId { get; init; }
    public DateOnly DueOn { get; init; }

    /// <summary>A year.</summary>
    public long AmountE8 { get; init; }

    /// <summary>In billionths, as its bounds; none where nothing could be said.</summary>
    public long? ChanceE9 { get; init; }
    public long? LowE9 { get; init; }
    public long? HighE9 { get; init; }

    /// <param name="account">Whose it is by now.</param>
    public ForecastLine Line(long account) => new(account, ContractId ?? 0, DueOn, AmountE8 / 100_000_000m, ChanceE9 is { } p ? new Chance(p / 1e9, (LowE9 ?? p) / 1e9, (HighE9 ?? p) / 1e9) : null);

    private sealed class Table : IEntityTypeConfiguration<KeptDue>
    {
        public void Configure(EntityTypeBuilder<KeptDue> builder) => builder.ToTable("kept_dues");
    }
}
