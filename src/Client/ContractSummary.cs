namespace Perennial.Client;

/// <summary>A contract of any account as it stands today.</summary>
/// <param name="ContractId">Your own id of the contract.</param>
/// <param name="Name">What people call it.</param>
/// <param name="AccountId">External id of the account it is with.</param>
/// <param name="AccountName">Its name.</param>
/// <param name="Segment">The account's.</param>
/// <param name="OwnerEmail">Who looks after the account.</param>
/// <param name="State"><c>upcoming</c>, <c>running</c>, <c>past-notice</c>, <c>cancelled</c> or <c>ended</c>, today.</param>
/// <param name="Start">First day of the first term.</param>
/// <param name="TermFrom">First day of the term that covers today.</param>
/// <param name="TermTo">The day after it; none for one without an end.</param>
/// <param name="Renewal">The next day on which it renews or has to be renewed.</param>
/// <param name="NoticeBy">The day by which notice must be given for that.</param>
/// <param name="AutoRenews">Whether it goes on by itself.</param>
/// <param name="Cancelled">The day notice was given.</param>
/// <param name="Currency">Of the annual value.</param>
/// <param name="AnnualValue">As agreed.</param>
/// <param name="Subscriptions">The subscription ids under it.</param>
/// <param name="Mrr">What the live lines of those subscriptions pay a month while it runs, in the workspace's currency; null when the account's revenue cannot be stated.</param>
/// <param name="UpdatedAt">When it last changed.</param>
/// <param name="Version">Rises with each change.</param>
public sealed record ContractSummary(string ContractId, string Name, string AccountId, string AccountName, string? Segment, string? OwnerEmail, string State, DateOnly Start, DateOnly TermFrom, DateOnly? TermTo, DateOnly? Renewal,
    DateOnly? NoticeBy, bool AutoRenews, DateOnly? Cancelled, string? Currency, decimal? AnnualValue, IReadOnlyList<string> Subscriptions, decimal? Mrr, DateTimeOffset UpdatedAt, long Version);
