using NodaTime;
using Perennial.Core.Revenue;

namespace Perennial.Core.Voice;

/// <summary>When tickets were first said to be escalated, and to have a rating: what has no moment of its own was not known before.</summary>
internal sealed class FirstSaid
{
    private readonly Dictionary<TextKey, (long RecordedAt, DayOrInstant? At)> _escalated = [];
    private readonly Dictionary<(TextKey, int), long> _rated = [];

    public void Take(in TicketVersion ticket)
    {
        if (ticket.IsEscalated && (!_escalated.TryGetValue(ticket.Key, out var said) || ticket.RecordedAt < said.RecordedAt)) _escalated[ticket.Key] = (ticket.RecordedAt, ticket.EscalatedAt);
        if (ticket.RatingE4 > 0 && (!_rated.TryGetValue((ticket.Key, ticket.RatingE4), out var rated) || ticket.RecordedAt < rated)) _rated[(ticket.Key, ticket.RatingE4)] = ticket.RecordedAt;
    }

    /// <summary>Its own moment, else that of the first who said so.</summary>
    public int EscalatedOn(in TicketVersion ticket, DateTimeZone zone) =>
        (ticket.EscalatedAt ?? _escalated[ticket.Key].At)?.DayIn(zone) ?? DayOrInstant.LocalDay(_escalated[ticket.Key].RecordedAt, zone);

    public int RatedOn(in TicketVersion ticket, DateTimeZone zone) => DayOrInstant.LocalDay(_rated[(ticket.Key, ticket.RatingE4)], zone);
}
