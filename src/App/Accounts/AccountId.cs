namespace Perennial.App.Accounts;

public readonly record struct AccountId(long Value);
