namespace Perennial.App.Demo;

/// <summary>What the team would have written on an account by today: its phase and its tags.</summary>
internal static class Labels
{
    public static void Put(AccountProfile account, CustomerStory story, DemoCalendar calendar, Dice dice)
    {
        account.Phase = Phase(account, story, calendar, dice);
        if (account.IsDesignPartner) account.Tags.Add("design-partner");
        if (story.Rows.Count > 0 && story.Rows[0].Interval == "year") account.Tags.Add("annual");
        if (story.Served.Count > 1) account.Tags.Add("came-back");
        if (account.IsSchool && account.Phase is "churned" or "leaving") account.Tags.Add("lost-to-competitor");
        if (account.Phase is "value" && dice.Chance(0.18)) account.Tags.Add("reference");
        if (dice.Chance(0.07)) account.Tags.Add("beta");
    }

    private static string Phase(AccountProfile account, CustomerStory story, DemoCalendar calendar, Dice dice)
    {
        if (account.IsHolding) return "group";
        if (story.Served.Count == 0) return story.Rows[^1].End is null ? "trial" : "lost trial";
        var (from, to) = story.Served[^1];
        if (to <= calendar.Today) return "churned";
        if (to is not null) return "leaving";
        var age = calendar.Today.DayNumber - from.DayNumber;
        if (age < 75) return "onboarding";
        if (age > 275 && age % 365 > 275) return "renewal";
        return age < 240 || dice.Chance(0.25) ? "adoption" : "value";
    }
}
