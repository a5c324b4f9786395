namespace Perennial.Client;

/// <summary>What one cause did to one renewal.</summary>
/// <param name="AccountId">External id.</param>
/// <param name="AccountName">As it is called now.</param>
/// <param name="Cause">As <see cref="ForecastCause"/> names it.</param>
/// <param name="Amount">With its sign.</param>
/// <param name="WasDueOn">Before; null for one that came.</param>
/// <param name="DueOn">Now; null for one that went.</param>
/// <param name="WasAmount">Before.</param>
/// <param name="NowAmount">Now.</param>
/// <param name="WasChance">Before.</param>
/// <param name="NowChance">Now.</param>
public sealed record ForecastChangeRow(string AccountId, string AccountName, string Cause, decimal Amount, DateOnly? WasDueOn, DateOnly? DueOn, decimal? WasAmount, decimal? NowAmount, decimal? WasChance, decimal? NowChance);
