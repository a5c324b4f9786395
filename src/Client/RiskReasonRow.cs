namespace Perennial.Client;

/// <summary>What moves an account's risk.</summary>
/// <param name="Signal">Id of the signal, or the name of another column.</param>
/// <param name="LogOdds">How far it moves the log-odds of churn within a month from those of the mean account; all of an account's reasons sum to its distance from it.</param>
/// <param name="Words">In words.</param>
public sealed record RiskReasonRow(string Signal, double LogOdds, string Words);
