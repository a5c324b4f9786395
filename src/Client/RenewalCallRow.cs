namespace Perennial.Client;

/// <summary>What somebody said of a renewal.</summary>
/// <param name="Id">Its number.</param>
/// <param name="AccountId">External id.</param>
/// <param name="AccountName">As it is called now.</param>
/// <param name="ContractId">Null for revenue without a fixed term.</param>
/// <param name="DueOn">The renewal.</param>
/// <param name="Category"><c>commit</c>, <c>best-case</c>, <c>at-risk</c> or <c>lost</c>.</param>
/// <param name="Amount">What will be renewed, a year.</param>
/// <param name="Currency">Of the amount.</param>
/// <param name="Note">Why.</param>
/// <param name="Author">Who said it.</param>
/// <param name="MadeAt">When.</param>
/// <param name="Renewed">What came of it; null while that is open.</param>
public sealed record RenewalCallRow(long Id, string AccountId, string AccountName, string? ContractId, DateOnly DueOn, string Category, decimal Amount, string Currency, string? Note, string Author, DateTimeOffset MadeAt, bool? Renewed);
