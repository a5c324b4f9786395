using System.Globalization;
using System.Linq.Expressions;
using Perennial.App.Accounts;
using Perennial.Client;

namespace Perennial.App.Contracts;

/// <summary>A contract as far as a list shows it.</summary>
public sealed record ListedContract
{
    public required Contract Contract { get; init; }
    public required ContractToday Today { get; init; }
    public required string AccountId { get; init; }
    public required string AccountName { get; init; }
    public required string AccountNameKey { get; init; }
    public string? Segment { get; init; }
    public string? OwnerEmail { get; init; }

    /// <summary>Why the revenue of its account cannot be stated; null when it can.</summary>
    public string? Unpriced { get; init; }

    /// <summary>Null when it cannot be stated.</summary>
    public decimal? Mrr => Unpriced is null ? Today.MrrE8 / 100_000_000m : null;
    public decimal? AnnualValue => Contract.AnnualValue is { } text ? decimal.Parse(text, CultureInfo.InvariantCulture) : null;

    public static Expression<Func<ContractWithAccount, ListedContract>> Of { get; } = r => new ListedContract
    {
        Contract = r.Contract,
        Today = r.Today,
        AccountId = r.Account.ExternalId,
        AccountName = r.Account.Name,
        AccountNameKey = r.Account.NameKey,
        Segment = r.Account.Segment,
        OwnerEmail = r.Account.OwnerEmail,
        Unpriced = r.Account.Unpriced,
    };

    internal ContractSummary Summary => new(Contract.ExternalId, Contract.Name, AccountId, AccountName, Segment, OwnerEmail, Today.State, Contract.StartOn, Today.TermFrom, Today.TermTo, Today.RenewalOn, Today.NoticeBy,
        Contract.AutoRenews, Contract.CancelledOn, Contract.Currency, AnnualValue, Contract.Subscriptions, Mrr, Contract.UpdatedAt, Contract.Version);

    /// <summary>As far as an order looks at it.</summary>
    internal ContractWithAccount AsRow() => new()
    {
        Contract = Contract,
        Today = Today,
        Account = new() { ExternalId = AccountId, Name = AccountName, NameKey = AccountNameKey, OwnerEmail = OwnerEmail, Tags = [], Custom = new Dictionary<string, string>(StringComparer.Ordinal) },
    };
}
