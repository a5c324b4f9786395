using Perennial.App.Accounts;

namespace Perennial.App.Activities;

/// <summary>An account by its number, external id and name.</summary>
public sealed record FoundAccount(AccountId Id, string ExternalId, string Name);
