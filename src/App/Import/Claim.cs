namespace Perennial.App.Import;

/// <summary>
/// What a column of a file claims that the ledger can compute itself. A mapping binds columns to claims
/// (<c>claims: { churned: churn_flag }</c>); the checks compare the two, and no figure reads a claim.
/// </summary>
internal static class Claim
{
    public const string Churned = "churned", OnTrial = "on-trial", Plan = "plan", Seats = "seats", SignedUp = "signed-up", Mrr = "mrr", Arr = "arr",
        Upgraded = "upgraded", Downgraded = "downgraded", Ended = "ended", Billing = "billing", Renews = "renews";

    public static IReadOnlyList<string> All { get; } = [Churned, OnTrial, Plan, Seats, SignedUp, Mrr, Arr, Upgraded, Downgraded, Ended, Billing, Renews];

    public static bool? Truth(string? said) => said?.Trim().ToLowerInvariant() switch
    {
        "true" or "yes" or "y" or "t" or "1" => true,
        "false" or "no" or "n" or "f" or "0" => false,
        _ => null,
    };
}
