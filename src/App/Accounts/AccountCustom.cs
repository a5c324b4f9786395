using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using Perennial.App.Fields;

namespace Perennial.App.Accounts;

/// <summary>A custom field's value of an account.</summary>
public sealed class AccountCustom : CustomKey
{
    public AccountId AccountId { get; init; }

    public static AccountCustom Of(AccountId account, string field, string value) =>
        new() { AccountId = account, Field = field, TextKey = KeyOf(value), NumberE8 = UnitsOf(value), Day = CustomField.DayOf(value) };

    private sealed class Table : IEntityTypeConfiguration<AccountCustom>
    {
        public void Configure(EntityTypeBuilder<AccountCustom> builder) => builder.ToTable("account_custom").HasKey(c => new { c.AccountId, c.Field });
    }
}
