namespace Perennial.App.Demo;

/// <summary>The daily ground: check-ins, questions, wishes, people who come and go.</summary>
internal static class TalksOfUse
{
    public static IReadOnlyList<Talk> All { get; } =
    [
        new("call", "Check-in", "champion", 30, "Going well. {champion} now starts every shift with the board. Wants to know how others deal with jobs that span midnight; sent the two examples we have."),
        new("call", "Monthly check-in", "champion user", 25, "{user} joined for the first time. Usage by {team} is back up after the holidays. No open tickets.\n\nThey asked twice about offline mode. Said honestly that it is not on this year's plan."),
        new("meeting", "Quarterly review", "decider champion", 60, "Looked at the last quarter together.\n\n- {p} % of jobs are planned two days ahead (was half of that in spring)\n- {n} approvals a week, none older than a day\n- reports are still made by hand for the board\n\n**Next:** build the board report once, with {champion}, before {month}."),
        new("note", "New person at {company}", "champion", 0, "{champion} mentioned a new head of {team} who comes from a company that used a competitor. Get an introduction before they make up their mind alone."),
        new("note", "", "", 0, "Usage is down by about a third since two weeks. Checked: {team} is on a project abroad, back in {month}. No reason to worry, but look again then."),
        new("mail", "Answer about roles and approvals", "champion", 0, "Explained why {user} cannot approve their own jobs and how to change that for one team only. {champion} tried it and it does what they want."),
        new("call", "The report for Monday", "user", 30, "Built the weekly report together on the phone. {user} wants late jobs by region, which works, and by customer, which needs Insights."),
        new("note", "Wish: copy a week", "", 0, "They would like to copy a whole week with everybody assigned. Third customer this quarter. Added {company} to the request, {champion} is glad to test it."),
        new("call", "Slow board on {day} mornings", "champion", 20, "Board takes eight seconds to open when everybody starts at six. Support found a filter that loads all of last year. {champion} changed the saved view, it is fine now. Check again in two weeks."),
        new("mail", "After the interruption", "decider champion", 0, "Wrote to {decider} and {champion} before they asked: what happened, for how long ({n} minutes), what we changed. {decider} answered in a line: thanks for not waiting."),
        new("meeting", "Training for {team}", "user", 60, "Eleven people, mostly new. The part on handing over a shift was the one they needed. Recorded it, sent the link to {user}."),
        new("note", "", "champion", 0, "{champion} is away until the middle of {month}. {user} stands in and may decide everything but money."),
        new("call", "Who signs now?", "champion", 15, "{decider} gets a second department and hands the contract to somebody else at the end of the quarter. {champion} will introduce us. Keep the relation with {decider}: budget stays there."),
        new("mail", "Security questionnaire", "champion", 0, "Sent the filled-in questionnaire and the report of the last penetration test. {n} questions were new; kept the answers for the next customer."),
        new("call", "Automations, a first look", "champion user", 30, "Showed how a late job escalates by itself. {user} counted: they do that by hand {n} times a week. Wants to try it with one team before talking about seats."),
        new("note", "Invoice question", "billing", 0, "{billing} could not match the last invoice because the purchase order had changed. Finance sent a corrected one. Settled."),
        new("meeting", "Half-year goals", "decider champion", 50, "{decider} has one number to show in {month}: jobs done on the first visit. Today {p} %. We agreed what has to be in place for five points more:\n\n1. parts checked the evening before\n2. skills on each person, kept up to date\n3. the report every {day}"),
        new("call", "Check-in, short", "champion", 15, "Nothing new, which is good news. {champion} has trained two colleagues without us."),
        new("note", "", "", 0, "Talked with {colleague} about {company}: same pattern as at another account of that size, where one team that did not join kept everybody in the old tool. Make {team} the topic of the next call."),
        new("call", "API: writing back hours", "user", 30, "Their developer wants to write worked hours back every night. Limits are enough. Sent the example with retries; {user} tries it on the test workspace this week."),
        new("mail", "Release notes, three things for them", "champion user", 0, "Picked the three changes that matter to them out of this month's notes: filters on the phone, undo for bulk edits, the new export. {user} had asked for two of them."),
        new("note", "Praise worth keeping", "champion", 0, "> \"The first tool that the drivers did not complain about.\"\n\nSaid {champion} in passing. Ask in a month whether we may quote it."),
    ];
}
