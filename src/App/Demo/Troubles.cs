namespace Perennial.App.Demo;

/// <summary>
/// Draws what went wrong for an account, to fit how its story goes: most of those who leave or shrink show it for some months, some go out of the blue, some show the same and are saved,
/// and of some nobody knows yet.
/// </summary>
internal sealed class Troubles(AccountProfile account, CustomerStory story, DemoCalendar calendar, Dice dice)
{
    /// <summary>Chances that a loss shows before it comes.</summary>
    private const double Shows = 0.84, ShowsAtSchools = 0.72, ShowsUnpaid = 0.50, ShowsBeforeLess = 0.55;

    /// <summary>Chances a month of a trouble that is overcome, and of a small one.</summary>
    private const double Saved = 0.0060, Small = 0.012;

    /// <summary>Chances that something began lately of which nobody knows how it ends.</summary>
    private const double Open = 0.110, OpenSmall = 0.18;

    private readonly List<Trouble> _found = [];
    private readonly double _care = 0.55 + 0.45 * (account.Owner?.Churn ?? 1.2);

    public static Course Of(AccountProfile account, CustomerStory story, DemoCalendar calendar, Dice dice) => account.IsDesignPartner ? Course.Quiet : new Troubles(account, story, calendar, dice).Draw();

    private Course Draw()
    {
        foreach (var (from, to) in story.Served)
        {
            var end = to ?? story.WillEnd;
            if (end is { } last) Leaves(from, last);
            Lives(from, end < calendar.Today ? end.Value : calendar.Today, isHere: end is null);
        }
        foreach (var day in story.Shrunk.Where(_ => dice.Chance(ShowsBeforeLess))) _found.Add(new(Kind(day), day.AddDays(-dice.Between(50, 100)), dice.Between(30, 60), dice.Between(0.3, 0.65), day.AddDays(dice.Between(25, 70))));
        return new([.. _found.OrderBy(t => t.From)]);
    }

    private void Leaves(DateOnly from, DateOnly last)
    {
        var unpaid = story.Unpaid.Contains(last);
        if (!dice.Chance(unpaid ? ShowsUnpaid : account.IsSchool ? ShowsAtSchools : Shows)) return;
        var notice = last.DayNumber - (story.Rows.LastOrDefault(line => line.End == last)?.CancelledAt?.DayNumber ?? last.DayNumber);
        var begins = last.AddDays(-dice.Between(80, 170) - notice / 2);
        _found.Add(new(unpaid ? TroubleKind.Money : Kind(last), begins > from.AddDays(20) ? begins : from.AddDays(20), dice.Between(25, 50), dice.Between(0.7, 1.0)));
    }

    private void Lives(DateOnly from, DateOnly until, bool isHere)
    {
        for (var day = from.AddDays(45 + dice.Between(0, 29)); day < until; day = day.AddDays(30))
        {
            var (saved, small) = (dice.Chance(Saved * _care), dice.Chance(Small * _care));
            if (!saved && !small || IsTaken(day)) continue;
            var ends = day.AddDays(dice.Between(70, 160));
            _found.Add(new(Kind(day), day, dice.Between(30, 60), saved ? dice.Between(0.5, 0.95) : dice.Between(0.2, 0.45), ends < until || isHere ? ends : null));
        }
        if (!isHere || from > calendar.Today.AddDays(-60)) return;
        var (open, openSmall, began) = (dice.Chance(Open * _care), dice.Chance(OpenSmall * _care), calendar.Today.AddDays(-dice.Between(25, 110)));
        if ((open || openSmall) && !IsTaken(began)) _found.Add(new(Kind(began), began, dice.Between(30, 60), open ? dice.Between(0.6, 1.0) : dice.Between(0.3, 0.55)));
    }

    private bool IsTaken(DateOnly day) => _found.Any(t => day >= t.From.AddDays(-100) && !(t.Ends?.AddDays(30) < day));

    private TroubleKind Kind(DateOnly day) => account.IsSchool && day > calendar.CompetitorArrives && dice.Chance(0.75) ? TroubleKind.Competitor : dice.Pick(TroubleKind.All);
}
