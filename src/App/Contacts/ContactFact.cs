using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using Perennial.App.Accounts;

namespace Perennial.App.Contacts;

/// <summary>What was said of a contact at one time: only the fields that were given, as a JSON object; null clears a field. Append-only.</summary>
public sealed class ContactFact
{
    public long Id { get; init; }
    public ContactId ContactId { get; init; }
    public AccountId AccountId { get; init; }
    public DateTimeOffset EffectiveAt { get; init; }
    public DateTimeOffset RecordedAt { get; init; }
    public long? ImportId { get; init; }
    public required string Fields { get; init; }

    private sealed class Table : IEntityTypeConfiguration<ContactFact>
    {
        public void Configure(EntityTypeBuilder<ContactFact> builder) => builder.ToTable("contact_facts");
    }
}
