namespace Perennial.Core.Risk;

/// <summary>How likely an account churns after a day.</summary>
/// <param name="Account">Its id.</param>
/// <param name="In30">Within 30 days.</param>
/// <param name="In90">Within 90 days.</param>
/// <param name="In180">Within 180 days.</param>
/// <param name="ToRenewal">Up to and with the end of its contract in force; null without one.</param>
/// <param name="Reasons">The strongest first.</param>
public sealed record AccountRisk(long Account, Probability In30, Probability In90, Probability In180, Probability? ToRenewal, IReadOnlyList<RiskReason> Reasons)
{
    /// <summary>When its last contract ends of which notice was given; null for none. Probabilities up to that day or later say so, whatever the reasons sum to.</summary>
    public DateOnly? EndsOn { get; init; }
}
