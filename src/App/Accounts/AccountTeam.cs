using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace Perennial.App.Accounts;

/// <summary>One mail address on an account's team: a projection of the account's owner and co-owners. Who may see only some accounts sees those on whose team they are.</summary>
public sealed class AccountTeam
{
    public const string Owner = "owner", CoOwner = "co-owner";

    public AccountId AccountId { get; init; }

    /// <summary>The mail address folded.</summary>
    public required string EmailKey { get; init; }

    /// <summary><see cref="Owner"/> or <see cref="CoOwner"/>.</summary>
    public required string Part { get; init; }

    private sealed class Table : IEntityTypeConfiguration<AccountTeam>
    {
        public void Configure(EntityTypeBuilder<AccountTeam> builder) => builder.ToTable("account_team").HasKey(t => new { t.EmailKey, t.AccountId });
    }
}
