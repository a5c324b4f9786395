namespace Perennial.App.Demo;

/// <summary>Renewals, and accounts that do well enough to grow.</summary>
internal static class TalksOfRenewal
{
    public static IReadOnlyList<Talk> All { get; } =
    [
        new("meeting", "Renewal: what they got for it", "decider champion", 45, "Went through the year on two pages. {decider} agrees with the numbers and asked for them as a file for the board.\n\nNo wish to leave. Wants the price of the next term in writing by {day}."),
        new("mail", "Renewal quote", "decider billing", 0, "Quote for {seats} seats of {product} sent to {decider}, copy to {billing}. Valid until the end of {month}."),
        new("call", "Renewal: procurement", "billing", 25, "{billing} compares three offers because they have to. Needs our certificate, the data processing agreement in this year's version, and nothing else. Expects no surprise."),
        new("note", "Renewal: risk is the seats", "", 0, "Only {p} % of {seats} seats were used last month. They will ask to reduce. Better we say it first and offer to move the unused ones to {team}."),
        new("call", "Renewal: price", "decider", 30, "{decider} asked for last year's price. Said what we can do: hold it for two years signed now. Takes it to the managing board, answer by {day}."),
        new("note", "Renewal: verbal yes", "decider", 0, "{decider} said yes on the phone, signature follows when {billing} is back. Do not count it before it is signed."),
        new("mail", "Notice date", "decider", 0, "Reminded {decider} of the notice date ourselves. Costs nothing and they remember that we did."),
        new("call", "Renewal: who has to agree", "champion", 20, "{champion} drew the way: {decider} asks, finance checks, legal reads only what changed. Three weeks in all, so start now."),
    ];

    public static IReadOnlyList<Talk> Growing { get; } =
    [
        new("meeting", "What next year looks like", "decider champion", 60, "They open two sites in {month} and take {more} people on. {decider} asked what it means for the plan before we did.\n\n- seats: offer with steps, not all at once\n- Insights: wants a trial with real data\n- roles: one person for each site who may approve"),
        new("call", "More seats", "champion", 20, "{champion} needs {more} more seats from next month for {team}. Quote goes to {billing} today."),
        new("note", "Reference?", "champion", 0, "{champion} would speak with another company of their size, one call a quarter, not more. Told {colleague}."),
        new("meeting", "Business review", "sponsor decider champion", 75, "First time with {sponsor} at the table. Two questions: does it scale to the sites abroad, and what would they lose without it. Second one answered by {champion} better than I could have.\n\n**Agreed:** one figure a month to {sponsor}: share of jobs done on the first visit, now {p} %."),
        new("call", "Case study", "champion", 30, "Talked through what we would write. {champion} is for it, communications has to read it. Two numbers we may use; the company's name only after {month}."),
        new("note", "", "", 0, "All {seats} seats in use for the third month. Somebody will soon share a login: bring up seats before that."),
        new("call", "Insights trial, after two weeks", "user", 25, "{user} found two depots that always run late on {day}s. That alone pays for it, they say. Decision with {decider} in the next review."),
        new("mail", "Introduction to a sister company", "champion decider", 0, "{decider} put us in copy with a sister company. Passed on to sales with what they need to know, and thanked {decider}."),
    ];
}
