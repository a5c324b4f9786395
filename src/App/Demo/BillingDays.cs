namespace Perennial.App.Demo;

/// <summary>The days on which a subscription may end.</summary>
internal static class BillingDays
{
    /// <summary>The first day of a billing interval on or after a day.</summary>
    public static DateOnly Boundary(string? interval, DateOnly firstPaid, DateOnly day)
    {
        if (interval == "week") return firstPaid.AddDays((day.DayNumber - firstPaid.DayNumber + 6) / 7 * 7);
        var months = interval switch { "quarter" => 3, "year" => 12, _ => 1 };
        var at = 0;
        while (firstPaid.AddMonths(at) < day) at += months;
        return firstPaid.AddMonths(at);
    }

    /// <summary>When notice is given of an end that somebody has made up their mind to: who pays for a year does it when that is nearly over.</summary>
    public static DateOnly Notice(AccountProfile account, string? interval, DateOnly decided, DateOnly end)
    {
        var days = account.Segment.Name switch { "Enterprise" => 90, "SMB" => 30, _ => 60 } + Dice.For(DemoBook.Seed, account.Number).Between(1, 25);
        return interval == "year" && end.AddDays(-days) > decided ? end.AddDays(-days) : decided;
    }
}
