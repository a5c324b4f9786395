using Perennial.App.Contacts;
using Perennial.App.Revenue;
using Perennial.Client;

namespace Perennial.App.Voice;

/// <summary>One support ticket as it is shown.</summary>
/// <param name="Fact">What was said.</param>
/// <param name="Account">Whose.</param>
/// <param name="Person">The contact that brought it, where one is known by what the ticket says.</param>
/// <param name="IsOpen">On the last day that is spoken of.</param>
/// <param name="ResponseSeconds">Until the first answer; below 0 where nothing says so.</param>
public sealed record Ticketed(TicketFact Fact, AccountEntry Account, Contact? Person, bool IsOpen, long ResponseSeconds)
{
    private const decimal Minute = 60;

    public bool IsEscalated => Fact.Escalated == "yes";

    public bool WasReopened => Fact.Reopens > 0 || Fact.ReopenedAt is not null;

    public decimal? ResponseMinutes => ResponseSeconds < 0 ? null : ResponseSeconds / Minute;

    public TicketRow Row => new(Fact.TicketId, Account.ExternalId, Account.Name, Person?.ExternalId ?? Fact.Contact, Fact.Subject, Fact.OpenedAt, ResponseMinutes, Fact.ClosedAt, Fact.ReopenedAt, IsOpen, IsEscalated, Fact.Priority, Fact.Contacts, Fact.HandledBy, Fact.Satisfaction, Fact.RecordedAt);
}
