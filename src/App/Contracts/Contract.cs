using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using Perennial.App.Accounts;
using Perennial.App.Database;
using Perennial.Core.Contracts;

namespace Perennial.App.Contracts;

/// <summary>What was agreed with an account, as known now: a projection of <c>contract_facts</c> that can be rebuilt. Change it by recording a fact.</summary>
public sealed class Contract
{
    public long Id { get; init; }
    public required string ExternalId { get; init; }
    public AccountId AccountId { get; init; }
    public required string Name { get; init; }

    /// <summary>The name folded for search and order.</summary>
    public string NameKey { get; init; } = "";
    public DateOnly StartOn { get; init; }

    /// <summary>The day after the first term: the first renewal. None where there is no fixed term.</summary>
    public DateOnly? EndOn { get; init; }
    public bool AutoRenews { get; init; }

    /// <summary>Of a further term; 0 for that of the first.</summary>
    public int RenewalMonths { get; init; }
    public int? NoticeDays { get; init; }
    public DateOnly? SignedOn { get; init; }
    public DateOnly? CancelledOn { get; init; }
    public string? Currency { get; init; }

    /// <summary>What it is worth a year as agreed: canonical decimal text. Figures are computed from the lines.</summary>
    public string? AnnualValue { get; init; }

    /// <summary>The subscriptions under it, by their own ids.</summary>
    public IReadOnlyList<string> Subscriptions { get; init; } = [];

    /// <summary>What else was agreed.</summary>
    public string? Terms { get; init; }
    public IReadOnlyDictionary<string, string> Custom { get; init; } = new Dictionary<string, string>(StringComparer.Ordinal);
    public bool Archived { get; init; }
    public DateTimeOffset CreatedAt { get; init; }
    public DateTimeOffset UpdatedAt { get; init; }
    public long Version { get; init; }

    /// <summary>When it runs, renews and can be cancelled.</summary>
    public ContractTerms Agreed => new(StartOn, EndOn, AutoRenews, RenewalMonths, NoticeDays, CancelledOn);

    private sealed class Table : IEntityTypeConfiguration<Contract>
    {
        public void Configure(EntityTypeBuilder<Contract> builder)
        {
            builder.ToTable("contracts").Ignore(c => c.Agreed);
            builder.Property(c => c.Id).ValueGeneratedNever();
            builder.Property(c => c.Subscriptions).HasConversion(TextList.Converter, TextList.Comparer);
            builder.Property(c => c.Custom).HasConversion(CustomFields.Converter, CustomFields.Comparer);
        }
    }
}
