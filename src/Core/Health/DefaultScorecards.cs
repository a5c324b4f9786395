namespace Perennial.Core.Health;

/// <summary>How accounts are scored until somebody says otherwise. What nobody connected has no value: it lowers the confidence and leaves the score alone.</summary>
public static class DefaultScorecards
{
    /// <summary>Points where nothing went wrong: that nobody complains is no proof of health, and as 100 it would cover up what is.</summary>
    private const double Quiet = 80;

    /// <summary>A mean of many measures seldom comes near its ends, so the middle is where bands tell accounts apart.</summary>
    private static readonly Bands _bands = new(55, 70);

    private static readonly Measure[] _product =
    [
        new("active-users-trend", 3, new Shape.Linear(-0.5, 0.1)),
        new("seat-use", 2, new Shape.Linear(0, 0.5)),
        new("feature-breadth", 2, new Shape.Linear(0.2, 1)),
        new("stickiness", 2, new Shape.Linear(0.05, 0.3)),
        new("days-since-use", 1, new Shape.Linear(30, 3)),
    ];

    private static readonly Measure[] _relationship =
    [
        new("nps-last", 3, new Shape.Steps(0, [(5, 20), (7, 60), (9, 100)]), FreshDays: 365),
        new("sentiment", 3, new Shape.Linear(1, 5), FreshDays: 120),
        new("csat-last", 2, new Shape.Linear(2, 5), FreshDays: 180),
        new("days-since-contact", 1, new Shape.Linear(120, 21)),
        new("sponsor", 1, new Shape.Steps(0, [(1, 90)])),
        new("contacts-lost", 1, new Shape.Steps(Quiet, [(1, 40), (2, 0)])),
    ];

    private static readonly Measure[] _service =
    [
        new("ticket-csat", 3, new Shape.Linear(2.5, 5)),
        new("escalated-tickets", 2, new Shape.Steps(Quiet, [(1, 20), (2, 0)])),
        new("open-tickets", 1, new Shape.Steps(Quiet, [(2, 50), (4, 20), (7, 0)])),
        new("first-response", 1, new Shape.Linear(24, 1)),
    ];

    private static readonly Measure[] _commercial =
    [
        new("mrr-trend", 3, new Shape.Linear(-0.3, 0.1)),
        new("past-due", 3, new Shape.Steps(Quiet, [(10, 50), (30, 20), (60, 0)])),
        new("contract-months", 1, new Shape.Steps(40, [(6, 60), (12, 80), (24, 100)])),
    ];

    private static readonly Measure[] _onboarding = [new("days-in-onboarding", 1, new Shape.Linear(120, 45)), new("time-to-first-value", 1, new Shape.Linear(60, 7))];

    private static readonly Measure[] _outcomes = [new("outcomes-met", 1, new Shape.Linear(0, 0.8))];

    public static IReadOnlyList<ScorecardSheet> All { get; } =
    [
        Sheet(ScorecardSheet.Overall, "Overall health", new("Product use", 40, _product), new("Relationship", 30, _relationship), new("Service", 15, _service), new("Commercial", 10, _commercial), new("Onboarding", 5, _onboarding), new("Outcomes", 5, _outcomes)),
        Sheet("product", "Product use", new MeasureGroup("Product use", 1, _product)),
        Sheet("service", "Service", new MeasureGroup("Service", 1, _service)),
        Sheet("relationship", "Relationship", new MeasureGroup("Relationship", 1, _relationship)),
        Sheet("commercial", "Commercial", new MeasureGroup("Commercial", 1, _commercial)),
    ];

    private static ScorecardSheet Sheet(string score, string name, params MeasureGroup[] groups) => new(score, null, null, new(name, groups, _bands));
}
