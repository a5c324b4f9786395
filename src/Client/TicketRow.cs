namespace Perennial.Client;

/// <summary>A support ticket as it stands.</summary>
/// <param name="TicketId">Your own id.</param>
/// <param name="AccountId">External id.</param>
/// <param name="AccountName">As it is called now.</param>
/// <param name="Contact">Who brought it.</param>
/// <param name="Subject">In one line.</param>
/// <param name="OpenedAt">An instant in UTC, or a local day.</param>
/// <param name="FirstResponseMinutes">Until the first answer; null where nothing says so.</param>
/// <param name="ClosedAt">Null while it is not solved.</param>
/// <param name="ReopenedAt">The last time.</param>
/// <param name="IsOpen">At the end of the days that were asked for.</param>
/// <param name="Escalated">Whether it ever was.</param>
/// <param name="Priority">As it was said.</param>
/// <param name="Contacts">Of the customer, until it was solved.</param>
/// <param name="HandledBy">Who worked on it.</param>
/// <param name="Satisfaction">1 to 5.</param>
/// <param name="RecordedAt">When this became known.</param>
public sealed record TicketRow(
    string TicketId, string AccountId, string AccountName, string? Contact, string? Subject, string OpenedAt, decimal? FirstResponseMinutes, string? ClosedAt, string? ReopenedAt, bool IsOpen, bool Escalated, string? Priority, int? Contacts, string? HandledBy,
    int? Satisfaction, DateTimeOffset RecordedAt);
