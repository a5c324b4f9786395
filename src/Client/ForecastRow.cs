namespace Perennial.Client;

/// <summary>One renewal that is due.</summary>
/// <param name="AccountId">External id.</param>
/// <param name="AccountName">As it is called now.</param>
/// <param name="Segment">Of the account.</param>
/// <param name="Owner">Their mail address.</param>
/// <param name="ContractId">Null for revenue without a fixed term.</param>
/// <param name="ContractName">Its name.</param>
/// <param name="Kind"><c>contract</c>, <c>notice-given</c>, <c>late</c> or <c>anniversary</c>.</param>
/// <param name="DueOn">The day of renewal.</param>
/// <param name="Amount">What is paid under it, a year.</param>
/// <param name="Chance">That it renews; null where nothing can be said.</param>
/// <param name="ChanceLow">Its lower 95 % bound.</param>
/// <param name="ChanceHigh">Its upper one.</param>
/// <param name="Basis"><c>model</c>, <c>pooled</c>, <c>notice</c> or <c>none</c>.</param>
/// <param name="Expected">Amount x chance.</param>
/// <param name="Reasons">What moves the account's risk most.</param>
/// <param name="Call">What somebody said last.</param>
/// <param name="CalledAmount">What they say will be renewed.</param>
/// <param name="CalledBy">Who.</param>
/// <param name="CallNote">Why.</param>
public sealed record ForecastRow(
    string AccountId, string AccountName, string? Segment, string? Owner, string? ContractId, string? ContractName, string Kind, DateOnly DueOn, decimal Amount, decimal? Chance, decimal? ChanceLow, decimal? ChanceHigh, string Basis, decimal? Expected,
    IReadOnlyList<string> Reasons, string? Call, decimal? CalledAmount, string? CalledBy, string? CallNote);
