namespace Perennial.App.Demo;

/// <summary>One row of the demo's tickets file.</summary>
internal sealed record TicketRow(string Id, string AccountId, string? Contact, string Subject, DateTimeOffset Opened, int ResponseMinutes)
{
    public DateTimeOffset? Closed { get; init; }
    public DateTimeOffset? Reopened { get; init; }
    public bool IsEscalated { get; init; }
    public string Priority { get; init; } = "normal";
    public string Channel { get; init; } = "mail";
    public string? HandledBy { get; init; }
    public int Contacts { get; init; } = 1;
    public int TalkSeconds { get; init; }
    public int HoldSeconds { get; init; }
    public int AfterWorkSeconds { get; init; }
    public int? Rating { get; init; }

    /// <summary>The last thing that happened to it.</summary>
    public DateTimeOffset Changed => Reopened ?? Closed ?? Opened;
}
