namespace Perennial.Client;

/// <summary>How likely one account churns.</summary>
/// <param name="AccountId">Its id.</param>
/// <param name="AccountName">Its name.</param>
/// <param name="Segment">Null for none.</param>
/// <param name="Owner">Mail address of who looks after it.</param>
/// <param name="Arr">What it pays a year, in the reporting currency; null where that cannot be stated.</param>
/// <param name="In30">Within 30 days; null where no probability is given.</param>
/// <param name="In90">Within 90 days.</param>
/// <param name="In180">Within 180 days.</param>
/// <param name="ToRenewal">Up to and with the end of its contract in force; null without one.</param>
/// <param name="Reasons">The strongest first.</param>
/// <param name="EndsOn">When its last contract ends of which notice was given; null for none.</param>
public sealed record AccountRiskRow(string AccountId, string AccountName, string? Segment, string? Owner, decimal? Arr, RiskProbability? In30, RiskProbability? In90, RiskProbability? In180, RiskProbability? ToRenewal, IReadOnlyList<RiskReasonRow> Reasons, DateOnly? EndsOn = null);
