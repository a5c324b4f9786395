namespace Perennial.Core.Voice;

/// <summary>Tickets of a period, of one account or many. What happens at the start of a ticket is counted where it began, and what is known at its end where it was solved.</summary>
public sealed class TicketSums
{
    /// <summary>Began in the period.</summary>
    public long Opened { get; internal set; }

    /// <summary>Solved in the period: the tickets handled.</summary>
    public long Solved { get; internal set; }

    /// <summary>Not solved at the period's close, or solved and reopened by then.</summary>
    public long Open { get; internal set; }

    /// <summary>Escalated in the period.</summary>
    public long Escalated { get; internal set; }

    /// <summary>Of those solved in the period, the ones that were ever reopened.</summary>
    public long Reopened { get; internal set; }

    /// <summary>Solved tickets that say how many contacts they took, and whose days without a reopen are over.</summary>
    public long Judged { get; internal set; }

    /// <summary>Of these, the ones solved with one contact and not reopened within the days.</summary>
    public long AtFirst { get; internal set; }

    /// <summary>Talk, hold and after-work of the solved tickets that say them.</summary>
    public Spread Handling { get; internal set; }

    /// <summary>From opening to the first answer, of the tickets that began in the period and were answered.</summary>
    public Spread Response { get; internal set; }

    /// <summary>From opening to the end, of the tickets solved in the period.</summary>
    public Spread Resolution { get; internal set; }

    /// <summary>Ratings from 1 to 5 of the tickets solved in the period.</summary>
    public AnswerSums Ratings { get; internal set; }
}
