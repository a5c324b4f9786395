namespace Perennial.App.Shell;

/// <summary>A page of the left rail.</summary>
public sealed record Destination(string Path, string Name, string Icon, string Words)
{
    /// <summary>In the order of the rail. The first few also stand on the phone's bar.</summary>
    public static IReadOnlyList<Destination> All { get; } =
    [
        new("/", "Home", "home", "headline metrics overview"),
        new("/accounts", "Accounts", "building", "customers list"),
        new("/revenue", "Revenue", "trending-up", "mrr arr nrr grr churn movements waterfall cohorts"),
        new("/metrics", "Metrics", "math-function", "reference formulas definitions catalog"),
        new("/imports", "Imports", "table-import", "csv upload data"),
        new("/data-quality", "Data quality", "checkup-list", "checks contradictions odd"),
        new("/settings", "Settings", "adjustments-horizontal", "options workspace time zone currency"),
    ];

    public const int OnPhoneBar = 3;
}
