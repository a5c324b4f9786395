namespace Perennial.Core.Health;

/// <summary>How accounts are scored until somebody says otherwise. What nobody connected has no value: it lowers the confidence and leaves the score alone.</summary>
public static class DefaultScorecards
{
    private static readonly Measure[] _product =
    [
        new("active-users-trend", 3, new Shape.Linear(-0.5, 0.1)),
        new("seat-use", 2, new Shape.Linear(0.2, 0.8)),
        new("days-since-use", 2, new Shape.Linear(30, 3)),
        new("feature-breadth", 1, new Shape.Linear(0.1, 0.6)),
        new("stickiness", 1, new Shape.Linear(0.05, 0.35)),
    ];

    private static readonly Measure[] _service =
    [
        new("open-tickets", 2, new Shape.Linear(8, 0)),
        new("escalated-tickets", 2, new Shape.Steps(100, [(1, 30), (2, 0)])),
        new("ticket-csat", 2, new Shape.Linear(2, 4.5)),
        new("first-response", 1, new Shape.Linear(48, 4)),
    ];

    private static readonly Measure[] _relationship =
    [
        new("nps-last", 2, new Shape.Steps(0, [(5, 25), (7, 60), (9, 100)]), FreshDays: 365),
        new("csat-last", 1, new Shape.Linear(2, 4.5), FreshDays: 180),
        new("days-since-contact", 2, new Shape.Linear(120, 21)),
        new("sponsor", 1, new Shape.Steps(20, [(1, 100)])),
        new("contacts-lost", 1, new Shape.Steps(100, [(1, 50), (2, 10)])),
        new("sentiment", 2, new Shape.Linear(1, 5), FreshDays: 120),
    ];

    private static readonly Measure[] _commercial =
    [
        new("mrr-trend", 3, new Shape.Linear(-0.3, 0.05)),
        new("past-due", 2, new Shape.Linear(60, 0)),
        new("discount", 1, new Shape.Linear(0.5, 0.1)),
        new("contract-months", 1, new Shape.Steps(40, [(6, 60), (12, 85), (24, 100)])),
    ];

    private static readonly Measure[] _onboarding = [new("days-in-onboarding", 1, new Shape.Linear(120, 30)), new("time-to-first-value", 1, new Shape.Linear(60, 7))];

    private static readonly Measure[] _outcomes = [new("outcomes-met", 1, new Shape.Linear(0, 0.8))];

    public static IReadOnlyList<ScorecardSheet> All { get; } =
    [
        Sheet(ScorecardSheet.Overall, "Overall health", new("Product use", 35, _product), new("Relationship", 25, _relationship), new("Service", 15, _service), new("Commercial", 15, _commercial), new("Onboarding", 5, _onboarding), new("Outcomes", 5, _outcomes)),
        Sheet("product", "Product use", new MeasureGroup("Product use", 1, _product)),
        Sheet("service", "Service", new MeasureGroup("Service", 1, _service)),
        Sheet("relationship", "Relationship", new MeasureGroup("Relationship", 1, _relationship)),
        Sheet("commercial", "Commercial", new MeasureGroup("Commercial", 1, _commercial)),
    ];

    private static ScorecardSheet Sheet(string score, string name, params MeasureGroup[] groups) => new(score, null, null, new(name, groups, Bands.Usual));
}
