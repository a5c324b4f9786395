namespace Perennial.Client;

/// <summary>One row of a check: where it is, what is said there, and what is so instead.</summary>
/// <param name="AccountId">The account's external id.</param>
/// <param name="AccountName">Its name.</param>
/// <param name="SubscriptionId">For a row about a line.</param>
/// <param name="LineId">For a row about a line.</param>
/// <param name="Product">For a row about a line.</param>
/// <param name="Start">The line version's start as given: a day or an instant.</param>
/// <param name="End">Its end as given.</param>
/// <param name="Says">The one statement.</param>
/// <param name="Instead">The one that it contradicts.</param>
public sealed record DataQualityRow(string AccountId, string AccountName, string? SubscriptionId, string? LineId, string? Product, string? Start, string? End, string Says, string Instead);
