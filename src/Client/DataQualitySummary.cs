namespace Perennial.Client;

/// <summary>What contradicts what in the data as it stands.</summary>
/// <param name="AsOf">The workspace-local day that it is looked at: today, or the last day before data-end.</param>
/// <param name="Accounts">How many accounts were looked at.</param>
/// <param name="Lines">How many line versions were looked at.</param>
/// <param name="Checks">Every check, with or without a finding.</param>
public sealed record DataQualitySummary(DateOnly AsOf, int Accounts, int Lines, IReadOnlyList<DataQualityCheck> Checks);
