namespace Perennial.App.Demo;

/// <summary>Trials, and the first weeks in their order.</summary>
internal static class TalksOfStart
{
    public static IReadOnlyList<Talk> Trial { get; } =
    [
        new("call", "First look together", "champion", 30, "Showed the shared calendar and approvals. {champion} runs everything in two spreadsheets today and wants to be rid of both before {month}.\n\nOpen: does the import keep recurring jobs?"),
        new("mail", "Import template sent", "champion", 0, "Sent the template and the three-minute video. Asked {champion} to try it with {n} jobs first, not with everything."),
        new("note", "", "", 0, "{few} of their people signed in this week; all of them only looked at the calendar. Nobody has invited a colleague yet."),
        new("call", "Where is the trial?", "decider champion", 20, "{decider} likes it and has not budgeted it. Decides after month end. Will not need more than {seats} seats at first."),
        new("note", "Trial is quiet", "", 0, "No sign-in for six days. Wrote to {champion} with one concrete thing to try (the weekly report) instead of another reminder."),
    ];

    public static IReadOnlyList<Talk> InOrder { get; } =
    [
        new("meeting", "Kick-off", "decider champion", 60, "Agreed on what success is: **one plan for all of {team} by the end of {month}**, and no more spreadsheet on the shared drive.\n\n- {champion} owns the data, {decider} signs off\n- pilot with {n} people, then everybody\n- weekly half hour until go-live"),
        new("mail", "Import file and single sign-on", "champion", 0, "Sent the import template and the sign-on guide. {champion} has to ask their IT for the certificate; expects it by {day}."),
        new("call", "Data import", "champion user", 45, "First import went through with {n} refused rows, all of them dates written by hand. {user} cleans them up and sends the file again. Two recurring jobs came in twice: told support."),
        new("meeting", "Training, first group", "user champion", 60, "Nine people. Good questions about handing over a job at the end of a shift, which we could answer with approvals. {user} will be the one colleagues ask."),
        new("note", "", "", 0, "{p} % of the seats have signed in at least once. {team} is missing; {champion} says they start after stocktaking."),
        new("call", "Go-live check", "decider champion", 30, "Live since {day}. The old spreadsheet is read-only now. One worry: people on the road find the phone view slow when the signal is bad.\n\nNext: look at numbers together in four weeks."),
        new("meeting", "First month in review", "decider champion", 45, "{decider} is content: planning takes half a day less a week. They did not yet use reports. Agreed to build one for their Monday meeting."),
        new("note", "Handed over from onboarding", "", 0, "Goal of the kick-off is reached. From now on every other month, more often only if usage falls under half of the seats."),
    ];
}
