namespace Perennial.App.Demo;

/// <summary>How an account was doing over the years: what went wrong when, and where it showed.</summary>
internal sealed record Course(IReadOnlyList<Trouble> Troubles)
{
    public static Course Quiet { get; } = new([]);

    /// <summary>How bad things are on a day, 0 to 1.</summary>
    public double On(DateOnly day) => Most(day, _ => 1);

    public double Use(DateOnly day) => Most(day, kind => kind.Use);

    public double Tickets(DateOnly day) => Most(day, kind => kind.Tickets);

    public double Answers(DateOnly day) => Most(day, kind => kind.Answers);

    public double Contact(DateOnly day) => Most(day, kind => kind.Contact);

    /// <summary>What it suffers from most on a day; null where all is well.</summary>
    public Trouble? Worst(DateOnly day) => Troubles.Where(t => t.On(day) > 0).MaxBy(t => t.On(day));

    /// <summary>What was overcome lately.</summary>
    public Trouble? Overcome(DateOnly day) => Troubles.LastOrDefault(t => t.Depth > 0.4 && t.Turns <= day && day < t.Ends?.AddDays(45));

    private double Most(DateOnly day, Func<TroubleKind, double> part)
    {
        var most = 0.0;
        foreach (var trouble in Troubles) most = Math.Max(most, part(trouble.Kind) * trouble.On(day));
        return most;
    }
}
