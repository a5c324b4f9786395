using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using Perennial.App.Accounts;
using Perennial.Core.Contracts;

namespace Perennial.App.Contracts;

/// <summary>How a contract that is not archived stands on a day, and the days that come next: a projection of <see cref="Contract"/>.</summary>
public sealed record ContractDays
{
    public long ContractId { get; init; }
    public AccountId AccountId { get; init; }

    /// <summary>As <see cref="ContractView.WordOf"/> says it.</summary>
    public required string State { get; init; }

    /// <summary>When it renews or has to be renewed next; none for one that has ended, was cancelled or has no fixed term.</summary>
    public DateOnly? RenewalOn { get; init; }

    /// <summary>The last day for notice, while it has not come.</summary>
    public DateOnly? NoticeOn { get; init; }
    public bool AutoRenews { get; init; }

    public static ContractDays Of(long contract, AccountId account, ContractTerms agreed, DateOnly day) => new()
    {
        ContractId = contract,
        AccountId = account,
        State = ContractView.WordOf(agreed.StateOn(day)),
        RenewalOn = agreed.RenewalAfter(day),
        NoticeOn = agreed.NoticeAfter(day) is { } notice && notice >= day ? notice : null,
        AutoRenews = agreed.AutoRenews,
    };

    private sealed class Table : IEntityTypeConfiguration<ContractDays>
    {
        public void Configure(EntityTypeBuilder<ContractDays> builder)
        {
            builder.ToTable("contract_days").HasKey(c => c.ContractId);
            builder.Property(c => c.ContractId).ValueGeneratedNever();
        }
    }
}
