using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using Perennial.App.Accounts;

namespace Perennial.App.Contacts;

/// <summary>A custom field's value of a contact.</summary>
public sealed class ContactCustom : CustomKey
{
    public ContactId ContactId { get; init; }

    /// <summary>The contact's account, by which it is seen.</summary>
    public AccountId AccountId { get; init; }

    private sealed class Table : IEntityTypeConfiguration<ContactCustom>
    {
        public void Configure(EntityTypeBuilder<ContactCustom> builder) => builder.ToTable("contact_custom").HasKey(c => new { c.ContactId, c.Field });
    }
}
