namespace Perennial.Client;

/// <summary>Says which account a group of events is.</summary>
/// <param name="AccountId">The account's own id.</param>
public sealed record GroupOfAccount(string AccountId);
