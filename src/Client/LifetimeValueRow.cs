namespace Perennial.Client;

/// <summary>What a customer is worth from now on.</summary>
/// <param name="AccountId">External id.</param>
/// <param name="AccountName">As it is called now.</param>
/// <param name="Segment">Of the account.</param>
/// <param name="Owner">Their mail address.</param>
/// <param name="Since">First day of paying without a break.</param>
/// <param name="Months">Whole ones since then.</param>
/// <param name="Mrr">Now.</param>
/// <param name="ExpectedMonths">To come within the horizon.</param>
/// <param name="Value">MRR x gross margin x the expected months, discounted.</param>
/// <param name="ValueLow">Its lower 95 % bound; null without one.</param>
/// <param name="ValueHigh">Its upper one.</param>
public sealed record LifetimeValueRow(string AccountId, string AccountName, string? Segment, string? Owner, DateOnly Since, int Months, decimal Mrr, decimal ExpectedMonths, decimal Value, decimal? ValueLow, decimal? ValueHigh);
