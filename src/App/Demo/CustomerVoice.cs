namespace Perennial.App.Demo;

/// <summary>
/// What one account's people answered and asked over three years: pleased or not by how the account lives, with more and harder tickets and worse answers while things go badly.
/// </summary>
internal sealed class CustomerVoice(AccountProfile account, IReadOnlyList<ContactRow> people, DemoCalendar calendar, Dice dice)
{
    private const int Years = 3, Wave = 91, Start = 150, Halfway = 75;
    private int _answers, _tickets;

    public List<AnswerRow> Answers { get; } = [];
    public List<TicketRow> Tickets { get; } = [];

    /// <summary>How pleased this account usually is, from -1 to 1.</summary>
    private readonly double _mood = Math.Clamp(dice.Bell() * 0.28 + ((account.Owner?.Churn ?? 1.2) < 0.6 ? 0.35 : 0.12) - (account.IsSchool ? 0.05 : 0), -1, 1);

    public void Tell()
    {
        if (account.Stays.Count == 0) return;
        var (first, last) = (account.Stays[0].From, account.Stays[^1].To ?? calendar.Today);
        var from = first > calendar.Today.AddYears(-Years) ? first : calendar.Today.AddYears(-Years);
        for (var day = from.AddDays(dice.Between(20, Wave)); day < last && day < calendar.Today; day = day.AddDays(Wave + dice.Between(-12, 12))) if (account.IsHere(day)) Ask(day, first, last);
        var rate = account.Segment.Name switch { "Enterprise" => 0.055, "Mid-market" => 0.026, _ => 0.011 };
        for (var day = from; day < last && day < calendar.Today; day = day.AddDays(1))
            if (account.IsHere(day) && dice.Chance(rate * (1 + 3 * account.Course.Tickets(day)) * (day.DayNumber - first.DayNumber < 45 ? 2 : 1) * (day.DayOfWeek is DayOfWeek.Saturday or DayOfWeek.Sunday ? 0.15 : 1))) Bring(day);
    }

    private void Ask(DateOnly day, DateOnly first, DateOnly last)
    {
        var phase = Phase(day, first, last);
        foreach (var person in people.Where(p => p.Role != "billing" && !(p.LeftOn <= day) && p.Since <= day))
        {
            if (!dice.Chance(0.34 + 0.2 * account.Course.Answers(day))) continue; // who is cross takes the time to say so
            var felt = Felt(day);
            var score = (int)Math.Clamp(Math.Round(7.9 + (felt + Ease(phase)) * 2.9), 0, 10);
            Add(person, "nps", 10, score, day, score >= 9 ? 1 : score <= 6 ? -1 : 0, phase);
        }
        if (day.DayNumber - first.DayNumber < Start && dice.Chance(0.6)) Add(dice.Pick(people), "ces-2", 7, Seven(day, day.DayNumber - first.DayNumber < Halfway ? "onboarding" : "activation"), day, 0, day.DayNumber - first.DayNumber < Halfway ? "onboarding" : "activation");
        if (dice.Chance(0.12)) Add(dice.Pick(people), "ces-2", 7, Seven(day, phase), day, 0, phase);
    }

    private int Seven(DateOnly day, string phase) => (int)Math.Clamp(Math.Round(5.3 + (Felt(day) + Ease(phase)) * 1.7), 1, 7);

    /// <summary>Getting started is the hard part here, and renewals bring back what hurt.</summary>
    private static double Ease(string phase) => phase switch { "onboarding" => -0.15, "activation" => -0.6, "value" => 0.2, "expansion" => 0.1, "renewal" => -0.2, _ => 0 };

    private double Felt(DateOnly day) => _mood + dice.Bell() * 0.42 - 1.5 * account.Course.Answers(day);

    private static string Phase(DateOnly day, DateOnly first, DateOnly last) => (day.DayNumber - first.DayNumber, last.DayNumber - day.DayNumber) switch
    {
        ( < 45, _) => "onboarding",
        ( < 100, _) => "activation",
        ( < 240, _) => "adoption",
        (_, < 60) => "renewal",
        ( > 500, _) => "expansion",
        _ => "value",
    };

    private void Add(ContactRow person, string instrument, int most, int score, DateOnly day, int tone, string phase)
    {
        var words = tone > 0 ? Feedback.Happy : tone < 0 ? Feedback.Unhappy : Feedback.Middling;
        var comment = dice.Chance(tone < 0 ? 0.6 : instrument == "nps" ? 0.38 : 0.15) ? dice.Pick(words) : null;
        Answers.Add(new($"ANS-{account.Number:0000}-{++_answers}", account.Id, dice.Chance(0.93) ? person.Id : null, instrument, most, score, calendar.At(day, dice), comment, phase));
    }

    private void Bring(DateOnly day)
    {
        var (opened, hard) = (calendar.At(day, dice), account.Course.Tickets(day));
        var person = dice.Pick(people);
        var urgent = dice.Chance(0.08 + 0.2 * hard);
        var response = (int)Math.Max(3, (urgent ? 25 : 70) * Math.Exp(dice.Bell() * 0.8) * (1 + 1.5 * hard));
        var contacts = dice.Chance(0.62 - 0.3 * hard) ? 1 : dice.Between(2, 5);
        var closed = opened.AddMinutes(response + contacts * Math.Max(12, 260 * Math.Exp(dice.Bell() * 0.9)) * (1 + 12 * hard));
        var escalated = dice.Chance(0.02 + 0.3 * hard);
        var ticket = new TicketRow($"T-{account.Number:0000}-{++_tickets}", account.Id, person.Id, dice.Pick(Feedback.Subjects), opened, response)
        {
            Priority = urgent ? "urgent" : dice.Chance(0.3) ? "high" : "normal",
            Channel = dice.Chance(0.2) ? "phone" : dice.Chance(0.35) ? "chat" : "mail",
            HandledBy = dice.Pick(Feedback.Agents),
            IsEscalated = escalated,
            Contacts = contacts,
            TalkSeconds = dice.Between(120, 900) * contacts,
            HoldSeconds = dice.Between(0, 180),
            AfterWorkSeconds = dice.Between(60, 420),
        };
        var stillOpen = closed > calendar.Now || (hard > 0.5 && day > calendar.Today.AddDays(-60) && dice.Chance(0.5)) || (day > calendar.Today.AddDays(-9) && dice.Chance(0.4));
        var rated = dice.Chance(0.45) ? (int)Math.Clamp(Math.Round(4.25 + Felt(day) * 0.9 - (contacts > 2 ? 0.7 : 0)), 1, 5) : (int?)null;
        var again = !stillOpen && dice.Chance(0.05) && closed.AddDays(2) < calendar.Now ? closed.AddDays(dice.Between(1, 2)) : (DateTimeOffset?)null;
        Tickets.Add(ticket with { Closed = stillOpen ? null : closed, Rating = stillOpen ? null : rated, Reopened = again is { } at && day > calendar.Today.AddDays(-45) ? at : null });
        if (!stillOpen && rated is { } stars && DateOnly.FromDateTime(closed.UtcDateTime) is var end && end < calendar.Today) Add(person, "csat", 5, stars, end, stars <= 2 ? -1 : stars >= 4 ? 1 : 0, "support");
    }
}
