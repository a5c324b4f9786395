using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace Perennial.App.Accounts;

/// <summary>One custom field's value of one account as it is searched and compared: a projection of the account's facts.</summary>
public sealed class AccountCustom
{
    public AccountId AccountId { get; init; }
    public required string Field { get; init; }
    public required string TextKey { get; init; }

    /// <summary>The value in units of 1e-8 where it reads as a number that fits.</summary>
    public long? NumberE8 { get; init; }

    /// <summary>The value where it reads as yyyy-MM-dd.</summary>
    public DateOnly? Day { get; init; }

    private sealed class Table : IEntityTypeConfiguration<AccountCustom>
    {
        public void Configure(EntityTypeBuilder<AccountCustom> builder) => builder.ToTable("account_custom").HasKey(c => new { c.AccountId, c.Field });
    }
}
