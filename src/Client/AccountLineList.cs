namespace Perennial.Client;

/// <summary>Every statement about an account's subscription lines, by line and start.</summary>
public sealed record AccountLineList(IReadOnlyList<AccountLine> Items);
