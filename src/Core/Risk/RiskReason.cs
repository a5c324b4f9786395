namespace Perennial.Core.Risk;

/// <summary>What moves an account's risk.</summary>
/// <param name="Signal">Id of the signal, or the name of another column of the model.</param>
/// <param name="LogOdds">How far it moves the log-odds from those of the mean account; all reasons sum to the account's distance from it.</param>
/// <param name="Words">One sentence, such as "Active users fell by 41 % in 28 days".</param>
public sealed record RiskReason(string Signal, double LogOdds, string Words);
