namespace Perennial.Client;

/// <summary>An account's movements, the latest first.</summary>
public sealed record AccountMovementList(IReadOnlyList<AccountMovement> Items);
