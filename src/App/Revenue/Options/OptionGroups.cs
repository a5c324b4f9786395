namespace Perennial.App.Revenue.Options;

/// <summary>The options in the order in which a person thinks of them.</summary>
internal static class OptionGroups
{
    public static IReadOnlyList<(string Title, string About, string[] Names)> All { get; } =
    [
        ("Where and when", "The ground that every figure stands on.", ["time-zone", "currency", "data-end"]),
        ("What counts as recurring revenue", "They shape MRR itself, and with it everything below.", ["metered", "free-accounts", "discounts", "movement"]),
        ("When a customer is lost", "The day and the kind of a loss, and what brings it back.", ["churn-date", "past-due", "past-due-days", "pause", "reactivation-grace-days"]),
        ("Ratios", "How retention and churn are divided.", ["customer-churn", "net-churn-reactivation", "retention", "retention-fx", "trial-conversion", "trial-window-days"]),
        ("Lifetime value", "How far ahead, and what a coming year is worth.", ["clv-horizon-months", "clv-discount-rate", "gross-margin"]),
        ("Voice, tickets and use", "They take effect when surveys, tickets and product events are connected.", ["nps-weighting", "journey-phases", "journey-phase", "fcr-days", "stickiness-window", "feature", "cohort-age", "funnel", "funnel-within", "single-events-days"]),
        ("Health and risk", "What health and risk are judged by.", ["risk-capacity"]),
    ];
}
