namespace Perennial.Core.Voice.Metrics;

/// <summary>How many tickets, and the shares of those solved.</summary>
internal static class TicketCounts
{
    /// <summary>Solved in the period.</summary>
    public static Parts Handled(VoiceInputs x) => Count(x.Tickets.Solved);

    public static Parts Opened(VoiceInputs x) => Count(x.Tickets.Opened);

    /// <summary>At the period's close.</summary>
    public static Parts Open(VoiceInputs x) => Count(x.Tickets.Open);

    public static Parts Escalated(VoiceInputs x) => Count(x.Tickets.Escalated);

    /// <summary>Ever reopened ÷ solved in the period.</summary>
    public static Parts ReopenRate(VoiceInputs x) => x.Tickets is { Solved: > 0 } tickets ? Parts.Proportion(tickets.Reopened, tickets.Solved) : Parts.None("no ticket was solved");

    /// <summary>Rated 4 or 5 of 5 ÷ rated, of those solved in the period.</summary>
    public static Parts Satisfaction(VoiceInputs x) => x.Tickets.Ratings is { N: > 0 } ratings ? Parts.Proportion(ratings.Good, ratings.N) : Parts.None("no solved ticket was rated");

    private static Parts Count(long tickets) => Parts.Amount(tickets, tickets);
}
