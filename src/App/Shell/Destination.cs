using Perennial.App.Access;

namespace Perennial.App.Shell;

/// <summary>A page of the left rail, for who may open it.</summary>
public sealed record Destination(string Path, string Name, string Icon, string Words, Scopes Needs = Scopes.Read)
{
    /// <summary>In the order of the rail. The first few also stand on the phone's bar.</summary>
    public static IReadOnlyList<Destination> All { get; } =
    [
        new("/", "Home", "home", "headline metrics overview"),
        new("/accounts", "Accounts", "building", "customers list"),
        new("/contacts", "Contacts", "users", "people list"),
        new("/contracts", "Contracts", "contract", "agreements renewals terms notice list"),
        new("/segments", "Segments", "filter", "groups of accounts saved filters"),
        new("/products", "Products", "package", "sold lines plans catalog"),
        new("/usage", "Product use", "activity", "usage engagement dau mau stickiness adoption features funnel lifecycle retention"),
        new("/voice", "Voice", "message", "nps csat ces surveys answers feedback comments journey"),
        new("/support", "Support", "lifebuoy", "tickets service first response fcr aht escalations open"),
        new("/health", "Health", "heart-handshake", "scores scorecards bands red amber green book what-if"),
        new("/risk", "Risk", "alert-triangle", "churn probability reasons leaks alarms grade calibration"),
        new("/forecast", "Forecast", "calendar-due", "renewals due expected p10 p90 calls commit best case lifetime value cltv"),
        new("/revenue", "Revenue", "trending-up", "mrr arr nrr grr churn movements waterfall cohorts"),
        new("/metrics", "Metrics", "math-function", "reference formulas definitions catalog"),
        new("/imports", "Imports", "table-import", "csv upload data", Scopes.Lead),
        new("/data-quality", "Data quality", "checkup-list", "checks contradictions odd", Scopes.Lead),
        new("/settings", "Settings", "adjustments-horizontal", "options workspace time zone currency"),
    ];

    /// <summary>Pages inside those of the rail that have a name of their own: found by it, and on no bar.</summary>
    public static IReadOnlyList<Destination> Within { get; } =
    [
        new("/health/scorecards", "Scorecards", "adjustments-horizontal", "health scores weights thresholds bands versions"),
        new("/health/scorecards/edit?score=overall", "Edit the health scorecard", "edit", "weights thresholds what-if dry run yaml", Scopes.Lead),
        new("/health/grade", "Grade of health and risk", "checkup-list", "how good auc brier calibration green churned red renewed missed overrides"),
        new("/forecast/rows", "Renewals due", "calendar-due", "forecast list one by one"),
        new("/forecast/changes", "What changed in the forecast", "trending-up", "since last week causes waterfall"),
    ];

    public static IEnumerable<Destination> For(Viewer viewer) => All.Where(place => viewer.May(place.Needs));

    public const int OnPhoneBar = 3;
}
