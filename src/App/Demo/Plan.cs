namespace Perennial.App.Demo;

/// <summary>What the demo company sells. Prices are for one seat and one month, in the customer's own currency.</summary>
internal sealed record Plan(string Product, decimal Monthly)
{
    public static readonly Plan Starter = new("Starter", 24m);
    public static readonly Plan Team = new("Team", 42m);
    public static readonly Plan Business = new("Business", 64m);
    public static readonly Plan Enterprise = new("Enterprise", 72m);
    public static readonly Plan Campus = new("Campus", 18m);

    public static readonly Plan Insights = new("Insights", 9m);
    public static readonly Plan Automations = new("Automations", 12m);

    public Plan? Above => this == Starter ? Team : this == Team ? Business : this == Business ? Enterprise : null;
    public Plan? Below => this == Business ? Team : this == Team ? Starter : null;

    public static Plan Named(string product) =>
        ((ReadOnlySpan<Plan>)[Starter, Team, Business, Enterprise, Campus, Insights, Automations]).ToArray().First(p => p.Product == product);

    /// <summary>The price of one billing interval: paying a year ahead saves a tenth.</summary>
    public static decimal For(decimal monthly, string interval) => decimal.Round(interval switch
    {
        "week" => monthly * 12 / 52,
        "quarter" => monthly * 3,
        "year" => monthly * 12 * 0.9m,
        _ => monthly,
    }, 2, MidpointRounding.ToEven);
}
