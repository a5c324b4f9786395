using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using Perennial.App.Accounts;

namespace Perennial.App.Contracts;

/// <summary>What was said of a contract at one time: only the fields that were given, as a JSON object; null clears a field. Append-only.</summary>
public sealed class ContractFact
{
    public long Id { get; init; }
    public long ContractId { get; init; }
    public AccountId AccountId { get; init; }
    public DateTimeOffset EffectiveAt { get; init; }
    public DateTimeOffset RecordedAt { get; init; }
    public long? ImportId { get; init; }
    public required string Fields { get; init; }

    private sealed class Table : IEntityTypeConfiguration<ContractFact>
    {
        public void Configure(EntityTypeBuilder<ContractFact> builder) => builder.ToTable("contract_facts");
    }
}
