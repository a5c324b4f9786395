using Perennial.App.Accounts;
using Perennial.App.Database;

namespace Perennial.App.Contracts;

/// <summary>A contract as lists show it: as agreed, as it stands today, and with the account that it belongs to.</summary>
public sealed record ContractWithAccount
{
    public required Contract Contract { get; init; }
    public required ContractToday Today { get; init; }
    public required AccountRow Account { get; init; }

    internal static IQueryable<ContractWithAccount> Now(AppDb db) =>
        from today in db.ContractsToday
        join contract in db.Contracts on today.ContractId equals contract.Id
        join account in RowsOfAccounts.Now(db) on contract.AccountId equals account.Id
        select new ContractWithAccount { Contract = contract, Today = today, Account = account };
}
