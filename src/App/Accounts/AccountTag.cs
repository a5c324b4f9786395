using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace Perennial.App.Accounts;

/// <summary>One tag of an account, for filters and counts: a projection of <see cref="Account.Tags"/>.</summary>
public sealed class AccountTag
{
    public AccountId AccountId { get; init; }

    /// <summary>As it was written.</summary>
    public required string Tag { get; init; }

    /// <summary>The tag folded.</summary>
    public required string TagKey { get; init; }

    private sealed class Table : IEntityTypeConfiguration<AccountTag>
    {
        public void Configure(EntityTypeBuilder<AccountTag> builder) => builder.ToTable("account_tags").HasKey(t => new { t.AccountId, t.Tag });
    }
}
