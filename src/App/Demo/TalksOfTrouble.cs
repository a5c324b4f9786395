namespace Perennial.App.Demo;

/// <summary>Customers who leave or think of it.</summary>
internal static class TalksOfTrouble
{
    public static IReadOnlyList<Talk> Leaving { get; } =
    [
        new("note", "Sign-ins have halved", "", 0, "From {n} a day to a handful in three weeks. {champion} does not answer. Try {decider} by phone, not by mail."),
        new("call", "Something changed", "champion", 25, "{champion} was open: new management wants one supplier for everything, and that supplier has a planning module. It is worse, and it is included."),
        new("mail", "Offer to help with the comparison", "decider", 0, "Asked {decider} for half an hour with whoever compares. Attached what they did with us this year, in their own numbers. No answer so far."),
        new("note", "Champion leaves", "champion", 0, "{champion} goes at the end of the month. Nobody named to follow. This was our only steady contact: ask for a hand-over call while they are there."),
        new("call", "Escalation: wrong times after the clock change", "user decider", 40, "{decider} was angry, with reason: {n} jobs an hour off on a Sunday. Support had a workaround on Monday. Promised a written explanation by {day} and a credit."),
        new("meeting", "Save plan", "decider champion", 50, "Laid open what we know: {p} % of seats unused, the report that nobody built, training that {team} never got. Offered to do all three in four weeks at our cost. {decider} will think about it. Chance: one in three."),
        new("mail", "Notice received", "decider billing", 0, "They gave notice by mail, friendly and short. Confirmed the end date, asked for a last call to learn, and offered the export as a file."),
        new("call", "Last call", "champion", 30, "What {champion} would have needed: somebody from us on site in the first month, and reports that finance believes. Price was never the reason.\n\nWould come back to it in a new place, they said."),
    ];

    public static IReadOnlyList<Talk> Schools { get; } =
    [
        new("call", "The free offer", "decider", 25, "{decider} has the competitor's offer for schools on the table: nothing for three years. They know it will cost later. The board only sees this year."),
        new("note", "", "", 0, "Same story as at the other schools: decided by the district, not by those who use it. {champion} fought for us."),
        new("mail", "What moving would take", "champion decider", 0, "Wrote down honestly what they would have to move: timetables, {n} templates, the approvals of {team}. About three weeks of somebody's work that is not in the free offer."),
        new("meeting", "With the district", "decider champion", 45, "The district wants one tool for all schools. We were heard, not more. Offered the campus price for the whole district; they will not decide before {month}."),
        new("mail", "Notice received", "decider", 0, "Notice for the end of the term. {decider} regrets it in two sentences that sound true."),
        new("call", "Goodbye for now", "champion", 20, "{champion} would like to keep the export format documented, in case they come back. Noted the date on which the free years end."),
    ];

    public static IReadOnlyList<Talk> SchoolsThatStay { get; } =
    [
        new("call", "The free offer, and why they stay", "decider champion", 30, "They looked at it for a week. {champion}: \"We would save the money and lose the people.\" Stays for another year, wants two things fixed in exams week."),
        new("note", "", "", 0, "A neighbouring school moved to the free offer and {decider} asks them how it goes. So do we."),
        new("mail", "Help for exams week", "champion", 0, "Sent the checklist for exams week and put our support on notice for those days. Last time {team} had the most questions."),
        new("meeting", "New school year", "decider champion user", 45, "Copied last year's set-up, {n} rooms are new. {user} takes over from a colleague who retires; training on {day}."),
    ];
}
