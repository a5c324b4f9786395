namespace Perennial.App.Demo;

/// <summary>The demo's three years, which end today, and the days on which something happened to the whole company.</summary>
internal sealed record DemoCalendar(DateTimeOffset Now)
{
    public DateOnly Today { get; } = DateOnly.FromDateTime(Now.UtcDateTime);

    /// <summary>The first customers' first day.</summary>
    public DateOnly Opening => Today.AddYears(-3);

    /// <summary>Prices of the main plans rise for customers older than a year.</summary>
    public DateOnly PriceRise => Today.AddMonths(-7);

    /// <summary>A competitor gives its product to schools for nothing.</summary>
    public DateOnly CompetitorArrives => Today.AddMonths(-11);
    public DateOnly CompetitorSettles => Today.AddMonths(-3);

    /// <summary>The company took up Perennial; everything before was brought in at once.</summary>
    public DateOnly Installed => Today.AddDays(-150);

    /// <summary>From here on the company kept what its customers did in the product.</summary>
    public DateOnly Counted => Today.AddDays(-480);

    /// <summary>A moment of a working day, never after now.</summary>
    public DateTimeOffset At(DateOnly day, Dice dice)
    {
        var at = new DateTimeOffset(day, new TimeOnly(dice.Between(8, 16), dice.Between(0, 59), dice.Between(0, 59)), TimeSpan.Zero);
        return at < Now ? at : Now.AddMinutes(-1);
    }

    /// <summary>Most things are recorded when they happen, some weeks later.</summary>
    public DateTimeOffset Recorded(DateOnly day, Dice dice)
    {
        var late = day.AddDays(dice.Chance(0.05) ? dice.Between(15, 75) : 0);
        return At(late < Today ? late : Today, dice);
    }
}
