namespace Perennial.Client;

/// <summary>How one support ticket stands. A later item of the same id replaces it for what is known from then on.</summary>
/// <param name="TicketId">Your own id.</param>
/// <param name="AccountId">Whose it is.</param>
/// <param name="OpenedAt">When it began: an instant with an offset, or a local day.</param>
public sealed record TicketItem(string TicketId, string AccountId, string OpenedAt)
{
    /// <summary>A contact's id, mail or name.</summary>
    public string? Contact { get; init; }
    public string? Subject { get; init; }
    public string? FirstResponseAt { get; init; }
    public decimal? FirstResponseMinutes { get; init; }

    /// <summary>None while it is open.</summary>
    public string? ClosedAt { get; init; }
    public decimal? ResolutionHours { get; init; }
    public string? ReopenedAt { get; init; }
    public int? Reopens { get; init; }

    /// <summary><c>yes</c> or <c>no</c>.</summary>
    public string? Escalated { get; init; }
    public string? EscalatedAt { get; init; }
    public string? Priority { get; init; }
    public string? Channel { get; init; }
    public string? HandledBy { get; init; }

    /// <summary>How many times the customer got in touch until it was solved.</summary>
    public int? Contacts { get; init; }
    public int? TalkSeconds { get; init; }
    public int? HoldSeconds { get; init; }
    public int? AfterWorkSeconds { get; init; }

    /// <summary>1 to 5.</summary>
    public int? SatisfactionScore { get; init; }
    public string? RecordedAt { get; init; }
    public IReadOnlyDictionary<string, string>? Custom { get; init; }
}
