namespace Perennial.Core.Risk;

/// <summary>What moves an account's risk.</summary>
/// <param name="Signal">Id of the signal, or the name of another column of the model.</param>
/// <param name="LogOdds">How far it moves the log-odds from those of the mean account; all reasons sum to the account's distance from it.</param>
/// <param name="Said">What is so of the account, such as "Open tickets: 4".</param>
/// <param name="Beside">How it is elsewhere, such as "on average 0.7"; null where that is not said.</param>
public sealed record RiskReason(string Signal, double LogOdds, string Said, string? Beside = null)
{
    /// <summary>One sentence.</summary>
    public string Words => Beside is null ? Said : $"{Said}, {Beside}";
}
