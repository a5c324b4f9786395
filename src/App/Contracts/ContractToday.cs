using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using Perennial.App.Accounts;

namespace Perennial.App.Contracts;

/// <summary>How a contract stands today and what is paid under it, as <see cref="ContractView"/> says it: a projection, for the list of all contracts.</summary>
public sealed record ContractToday
{
    public long ContractId { get; init; }
    public AccountId AccountId { get; init; }

    /// <summary>As <see cref="ContractView.WordOf"/> says it.</summary>
    public required string State { get; init; }

    /// <summary>First day of the term that covers today.</summary>
    public DateOnly TermFrom { get; init; }

    /// <summary>The day after it; none for one without an end.</summary>
    public DateOnly? TermTo { get; init; }

    /// <summary>When it renews or has to be renewed next.</summary>
    public DateOnly? RenewalOn { get; init; }

    /// <summary>The last day for notice in that term, come or not.</summary>
    public DateOnly? NoticeBy { get; init; }

    /// <summary>What its lines pay while it runs.</summary>
    public long MrrE8 { get; init; }

    internal static ContractToday Of(Contract contract, SubscriptionsToday? paid, DateOnly day)
    {
        var (agreed, state) = (contract.Agreed, contract.Agreed.StateOn(day));
        var term = agreed.On(day);
        return new()
        {
            ContractId = contract.Id,
            AccountId = contract.AccountId,
            State = ContractView.WordOf(state),
            TermFrom = term.From,
            TermTo = term.To,
            RenewalOn = agreed.RenewalAfter(day),
            NoticeBy = agreed.NoticeAfter(day),
            MrrE8 = ContractView.RunsIn(state) && paid is not null ? paid.UnderE8(contract) : 0,
        };
    }

    private sealed class Table : IEntityTypeConfiguration<ContractToday>
    {
        public void Configure(EntityTypeBuilder<ContractToday> builder)
        {
            builder.ToTable("contract_today").HasKey(c => c.ContractId);
            builder.Property(c => c.ContractId).ValueGeneratedNever();
        }
    }
}
