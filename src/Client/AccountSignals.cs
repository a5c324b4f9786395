namespace Perennial.Client;

/// <summary>Every signal of one account on a day, with what stands behind it.</summary>
/// <param name="AccountId">The account's own id.</param>
/// <param name="On">The last day that counts.</param>
/// <param name="AsKnown">The last day whose recorded facts count; null for all.</param>
/// <param name="Signals">In the order of the catalog, custom fields last.</param>
public sealed record AccountSignals(string AccountId, DateOnly On, DateOnly? AsKnown, IReadOnlyList<AccountSignal> Signals);
