using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using Perennial.App.Accounts;
using Perennial.App.Database;

namespace Perennial.App.Contacts;

/// <summary>A person at an account, as known now: a projection of <c>contact_facts</c> that can be rebuilt. Change it by recording a fact.</summary>
public sealed class Contact
{
    public ContactId Id { get; init; }
    public required string ExternalId { get; init; }
    public AccountId AccountId { get; init; }
    public required string Name { get; init; }

    /// <summary>The name folded for search and order.</summary>
    public string NameKey { get; init; } = "";
    public string? Email { get; init; }
    public string? EmailKey { get; init; }
    public string? Role { get; init; }

    /// <summary>What their work is called.</summary>
    public string? Title { get; init; }
    public string? Phone { get; init; }

    /// <summary>Whom they report to, once that contact is known; <see cref="ReportsToExternalId"/> is what was said.</summary>
    public ContactId? ReportsToId { get; init; }
    public string? ReportsToExternalId { get; init; }

    /// <summary><c>granted</c>, <c>denied</c> or <c>unknown</c>.</summary>
    public string Consent { get; init; } = "unknown";

    /// <summary>Whether mail came back: <c>none</c>, <c>soft</c> or <c>hard</c>.</summary>
    public string Bounce { get; init; } = "none";

    /// <summary>How much their word counts: <c>high</c>, <c>medium</c> or <c>low</c>.</summary>
    public string? Influence { get; init; }

    /// <summary>How they stand towards us: <c>supporter</c>, <c>neutral</c> or <c>critic</c>.</summary>
    public string? Stance { get; init; }

    /// <summary>The day they left the customer.</summary>
    public DateOnly? LeftOn { get; init; }

    /// <summary>Put aside: lists and searches leave them out.</summary>
    public bool Archived { get; init; }
    public IReadOnlyDictionary<string, string> Custom { get; init; } = new Dictionary<string, string>(StringComparer.Ordinal);
    public DateTimeOffset CreatedAt { get; init; }
    public DateTimeOffset UpdatedAt { get; init; }
    public long Version { get; init; }

    private sealed class Table : IEntityTypeConfiguration<Contact>
    {
        public void Configure(EntityTypeBuilder<Contact> builder)
        {
            builder.ToTable("contacts");
            builder.Property(c => c.Id).ValueGeneratedNever();
            builder.Property(c => c.Custom).HasConversion(CustomFields.Converter, CustomFields.Comparer);
        }
    }
}
