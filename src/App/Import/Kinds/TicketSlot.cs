namespace Perennial.App.Import.Kinds;

/// <summary>The values of a support ticket's row. Their numbers go into the row's digest: add at the end, never renumber.</summary>
public static class TicketSlot
{
    public const int TicketId = 0, AccountExternalId = 1, Contact = 2, Subject = 3, OpenedAt = 4, FirstResponseAt = 5, FirstResponseMinutes = 6, ClosedAt = 7, ResolutionHours = 8, ReopenedAt = 9, Reopens = 10, Escalated = 11, EscalatedAt = 12,
        Priority = 13, Channel = 14, HandledBy = 15, Contacts = 16, TalkSeconds = 17, HoldSeconds = 18, AfterWorkSeconds = 19, Satisfaction = 20, Extra = 21, RecordedAt = 22, Count = 23;
}
