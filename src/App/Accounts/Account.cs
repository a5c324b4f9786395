using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using Perennial.App.Database;

namespace Perennial.App.Accounts;

/// <summary>The paying customer, as known now: a projection of <c>account_facts</c> that can be rebuilt. Change it by recording a fact.</summary>
public sealed class Account
{
    public AccountId Id { get; init; }
    public required string ExternalId { get; init; }
    public required string Name { get; init; }

    /// <summary>The name folded for search and order.</summary>
    public string NameKey { get; init; } = "";

    /// <summary>The parent, once it is known itself; <see cref="ParentExternalId"/> is what was said.</summary>
    public AccountId? ParentId { get; init; }
    public string? ParentExternalId { get; init; }
    public string? Domain { get; init; }

    /// <summary>Further web domains beside <see cref="Domain"/>.</summary>
    public IReadOnlyList<string> OtherDomains { get; init; } = [];
    public string? Segment { get; init; }
    public string? OwnerEmail { get; init; }

    /// <summary>Mail addresses of who else looks after it.</summary>
    public IReadOnlyList<string> CoOwners { get; init; } = [];
    public string? Phase { get; init; }
    public string? Country { get; init; }
    public IReadOnlyList<string> Tags { get; init; } = [];
    public IReadOnlyDictionary<string, string> Custom { get; init; } = new Dictionary<string, string>(StringComparer.Ordinal);

    /// <summary>Only a subscription or a contact has named this account so far; its own data has not come.</summary>
    public bool NamedOnly { get; init; }

    /// <summary>Put aside: lists and searches leave it out, figures do not.</summary>
    public bool Archived { get; init; }
    public DateTimeOffset CreatedAt { get; init; }
    public DateTimeOffset UpdatedAt { get; init; }
    public long Version { get; init; }

    private sealed class Table : IEntityTypeConfiguration<Account>
    {
        public void Configure(EntityTypeBuilder<Account> builder)
        {
            builder.ToTable("accounts");
            builder.Property(a => a.Id).ValueGeneratedNever();
            builder.Property(a => a.Tags).HasConversion(TextList.Converter, TextList.Comparer);
            builder.Property(a => a.OtherDomains).HasConversion(TextList.Converter, TextList.Comparer);
            builder.Property(a => a.CoOwners).HasConversion(TextList.Converter, TextList.Comparer);
            builder.Property(a => a.Custom).HasConversion(CustomFields.Converter, CustomFields.Comparer);
        }
    }
}
