using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace Perennial.App.Accounts;

/// <summary>What was said of an account at one time: only the fields that were given, as a JSON object; null clears a field. Append-only.</summary>
public sealed class AccountFact
{
    public long Id { get; init; }
    public AccountId AccountId { get; init; }
    public DateTimeOffset EffectiveAt { get; init; }
    public DateTimeOffset RecordedAt { get; init; }
    public long? ImportId { get; init; }
    public required string Fields { get; init; }

    private sealed class Table : IEntityTypeConfiguration<AccountFact>
    {
        public void Configure(EntityTypeBuilder<AccountFact> builder) => builder.ToTable("account_facts");
    }
}
