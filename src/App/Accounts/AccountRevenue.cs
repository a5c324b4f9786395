using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace Perennial.App.Accounts;

/// <summary>What an account pays today, in the reporting currency: a projection of the revenue facts that <see cref="ProjectRevenue"/> writes.</summary>
public sealed record AccountRevenue
{
    /// <summary>How far back the change of revenue is taken.</summary>
    public const int ChangeDays = 90;

    public AccountId AccountId { get; init; }
    public AccountStatus Status { get; init; }

    /// <summary>1e-8 units of the reporting currency.</summary>
    public long MrrE8 { get; init; }

    /// <summary>Against <see cref="ChangeDays"/> days ago, each at its own day's rate.</summary>
    public long ChangeE8 { get; init; }
    public DateOnly? FirstPaid { get; init; }
    public DateOnly? LastChange { get; init; }

    /// <summary>Revenue at the ends of the last eleven months and today, in whole hundredths, as a JSON array.</summary>
    public required string Spark { get; init; }

    /// <summary>Why the revenue cannot be stated; null when it can.</summary>
    public string? Unpriced { get; init; }

    private sealed class Table : IEntityTypeConfiguration<AccountRevenue>
    {
        public void Configure(EntityTypeBuilder<AccountRevenue> builder)
        {
            builder.ToTable("account_revenue").HasKey(r => r.AccountId);
            builder.Property(r => r.AccountId).ValueGeneratedNever();
            builder.Property(r => r.Status).HasConversion(s => s.ToString().ToLowerInvariant(), s => Enum.Parse<AccountStatus>(s, ignoreCase: true));
        }
    }
}
