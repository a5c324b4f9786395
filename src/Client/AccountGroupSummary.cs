namespace Perennial.Client;

/// <summary>An account with all below it, through every level that the caller sees.</summary>
/// <param name="Count">How many they are, with the account itself.</param>
/// <param name="Mrr">What they pay a month together, with the account itself.</param>
/// <param name="Arr">Twelve times that.</param>
/// <param name="Currency">Of the amounts.</param>
/// <param name="Unpriced">How many of them pay what cannot be stated, and are not in the amounts.</param>
/// <param name="Below">From the top down, siblings that pay most first; at most 200.</param>
public sealed record AccountGroupSummary(int Count, decimal Mrr, decimal Arr, string Currency, int Unpriced, IReadOnlyList<AccountBelow> Below);

/// <summary>An account below another.</summary>
/// <param name="AccountId">The external id.</param>
/// <param name="Name">As people call it.</param>
/// <param name="ParentId">The account right above it.</param>
/// <param name="Depth">1 for those right below the account asked for.</param>
/// <param name="Mrr">What it pays itself; null when that cannot be stated.</param>
/// <param name="Together">What it pays with all below it.</param>
/// <param name="Below">How many are below it.</param>
public sealed record AccountBelow(string AccountId, string Name, string? ParentId, int Depth, decimal? Mrr, decimal Together, int Below);
