namespace Perennial.App.Accounts;

/// <summary>The paying customer, as known now: a projection of <c>account_facts</c> that can be rebuilt.</summary>
public sealed class Account
{
    public AccountId Id { get; private set; }
    public required string ExternalId { get; init; }
    public required string Name { get; set; }
}
