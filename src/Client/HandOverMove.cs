namespace Perennial.Client;

/// <summary>One account that changes hands.</summary>
/// <param name="AccountId">External id of the account.</param>
/// <param name="Name">What it is called.</param>
/// <param name="Part">What the person was to it, and the other will be: owner or co-owner.</param>
/// <param name="Mrr">What it pays a month.</param>
/// <param name="ToId">Number of who takes it.</param>
/// <param name="ToName">Who takes it.</param>
public sealed record HandOverMove(string AccountId, string Name, string Part, decimal Mrr, long ToId, string ToName);
