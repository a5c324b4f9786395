namespace Perennial.App.Demo;

/// <summary>Customers who leave or think of it.</summary>
internal static class TalksOfTrouble
{
    private static readonly Talk _quiet = new("note", "Sign-ins have halved", "", 0, "From {n} a day to a handful in three weeks. {champion} does not answer. Try {decider} by phone, not by mail."),
        _supplier = new("call", "Something changed", "champion", 25, "{champion} was open: new management wants one supplier for everything, and that supplier has a planning module. It is worse, and it is included."),
        _comparison = new("mail", "Offer to help with the comparison", "decider", 0, "Asked {decider} for half an hour with whoever compares. Attached what they did with us this year, in their own numbers. No answer so far."),
        _champion = new("note", "Champion leaves", "champion", 0, "{champion} goes at the end of the month. Nobody named to follow. This was our only steady contact: ask for a hand-over call while they are there."),
        _clock = new("call", "Escalation: wrong times after the clock change", "user decider", 40, "{decider} was angry, with reason: {n} jobs an hour off on a Sunday. Support had a workaround on Monday. Promised a written explanation by {day} and a credit."),
        _plan = new("meeting", "Save plan", "decider champion", 50, "Laid open what we know: {p} % of seats unused, the report that nobody built, training that {team} never got. Offered to do all three in four weeks at our cost. {decider} will think about it. Chance: one in three.");

    private static readonly IReadOnlyList<Talk> _service =
    [
        _clock, new("mail", "What happened, and when it is fixed", "decider", 0, "Wrote down the two incidents, what caused them and the date of the fix. {decider} answered: \"The third date I get.\" Fair."),
        new("call", "Escalation again", "user", 25, "Same fault, other team. {user} had to print the plan. Engineering has it as the first thing on the list; I call every second day until it is out."), _plan,
    ];

    private static readonly IReadOnlyList<Talk> _sponsor =
    [
        _champion, new("mail", "Who follows?", "decider", 0, "Asked {decider} who takes over and offered a first hour for whoever it is. No answer in ten days."), _quiet,
        new("note", "First meeting with the successor was moved", "", 0, "Moved twice by their assistant. A colleague at another customer knows them: brought a competitor into their last company."),
    ];

    private static readonly IReadOnlyList<Talk> _adoption =
    [
        _quiet, new("call", "Why fewer come", "champion", 30, "{champion} says it openly: {team} went back to the spreadsheet because nobody made them stop. Asked for {decider} in the next call."), _plan,
        new("mail", "Training, third attempt", "champion user", 0, "New date proposed for {team}. The last two were cancelled on the morning itself."),
    ];

    private static readonly IReadOnlyList<Talk> _competitor = [_supplier, _comparison, _quiet, _plan];

    private static readonly IReadOnlyList<Talk> _money =
    [
        new("call", "Budget round", "decider", 25, "Every tool over ten thousand a year has to be defended in {month}. {decider} asked for what they saved, in hours, on one page."),
        new("mail", "Invoice unpaid since five weeks", "billing", 0, "Asked {billing} kindly whether something is missing. It waits for a signature that nobody gives at the moment."), _plan,
        new("note", "They count seats", "champion", 0, "{champion} was told to hand in a list of who needs a login. Expect a third fewer, unless we show what {team} would lose."),
    ];

    /// <summary>What is spoken of while it goes badly.</summary>
    public static IReadOnlyList<Talk> Of(TroubleKind kind) => kind == TroubleKind.Service ? _service : kind == TroubleKind.Sponsor ? _sponsor : kind == TroubleKind.Adoption ? _adoption : kind == TroubleKind.Competitor ? _competitor : _money;

    public static IReadOnlyList<Talk> Overcome { get; } =
    [
        new("call", "They stay", "decider champion", 35, "{decider} said it in the first minute: they go on with us. What turned it: that we came with a date for each point and kept them.\n\n- weekly call until the end of {month}\n- {team} gets its training on {day}\n- one page with numbers to {decider} each month"),
        new("note", "Back from the edge", "", 0, "Use is up for the third week. Not where it was; {p} % of seats again. Keep the weekly call for another month."),
        new("meeting", "Four weeks after the save plan", "champion user", 45, "All three points are done. {user} shows the report to colleagues without being asked. {champion} wants the next review in a quarter, not before: good."),
        new("mail", "Thanks, and what we learnt", "decider", 0, "Wrote to {decider} what we change for everybody because of them. Answer: \"Did not expect that. Let us speak about next year.\""),
    ];

    public static IReadOnlyList<Talk> Leaving { get; } =
    [
        new("mail", "Notice received", "decider billing", 0, "They gave notice by mail, friendly and short. Confirmed the end date, asked for a last call to learn, and offered the export as a file."),
        new("call", "Last call", "champion", 30, "What {champion} would have needed: somebody from us on site in the first month, and reports that finance believes. Price was never the reason.\n\nWould come back to it in a new place, they said."),
    ];

    public static IReadOnlyList<Talk> OutOfTheBlue { get; } =
    [
        new("mail", "Notice, out of nothing", "decider", 0, "{company} was bought, and the group has one tool for all its companies. {decider} is sorry and has no say. Nothing in use or in the talks showed it."),
        new("call", "Last call: why we did not see it", "champion", 20, "{champion} learnt of it a day before we did. Nobody compared anything; a line in a budget two floors up was cut."),
    ];

    public static IReadOnlyList<Talk> Schools { get; } =
    [
        new("call", "The free offer", "decider", 25, "{decider} has the competitor's offer for schools on the table: nothing for three years. They know it will cost later. The board only sees this year."),
        new("note", "", "", 0, "Same story as at the other schools: decided by the district, not by those who use it. {champion} fought for us."),
        new("mail", "What moving would take", "champion decider", 0, "Wrote down honestly what they would have to move: timetables, {n} templates, the approvals of {team}. About three weeks of somebody's work that is not in the free offer."),
        new("meeting", "With the district", "decider champion", 45, "The district wants one tool for all schools. We were heard, not more. Offered the campus price for the whole district; they will not decide before {month}."),
    ];

    public static IReadOnlyList<Talk> SchoolsThatStay { get; } =
    [
        new("call", "The free offer, and why they stay", "decider champion", 30, "They looked at it for a week. {champion}: \"We would save the money and lose the people.\" Stays for another year, wants two things fixed in exams week."),
        new("note", "", "", 0, "A neighbouring school moved to the free offer and {decider} asks them how it goes. So do we."),
        new("mail", "Help for exams week", "champion", 0, "Sent the checklist for exams week and put our support on notice for those days. Last time {team} had the most questions."),
        new("meeting", "New school year", "decider champion user", 45, "Copied last year's set-up, {n} rooms are new. {user} takes over from a colleague who retires; training on {day}."),
    ];
}
