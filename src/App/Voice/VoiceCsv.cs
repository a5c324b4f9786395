using System.Globalization;
using Perennial.App.Shell;

namespace Perennial.App.Voice;

/// <summary>Answers and tickets as files that could be imported again.</summary>
internal static class VoiceCsv
{
    public static CsvAnswer Answers(IEnumerable<Answered> answers) => new("survey-responses.csv", AnswerHeader, answers.Select(a => Cells(a.Fact, a.Account.ExternalId)));

    public static CsvAnswer Tickets(IEnumerable<Ticketed> tickets) => new("tickets.csv", TicketHeader, tickets.Select(t => Cells(t.Fact, t.Account.ExternalId)));

    public static IReadOnlyList<string> AnswerHeader { get; } = ["account_id", "contact", "instrument", "scale_min", "scale_max", "score", "answered_at", "comment", "phase", "segment", "response_id", "recorded_at"];

    public static IReadOnlyList<string> TicketHeader { get; } =
    [
        "ticket_id", "account_id", "contact", "subject", "opened_at", "first_response_at", "first_response_minutes", "closed_at", "resolution_hours", "reopened_at", "reopens", "escalated", "escalated_at", "priority", "channel", "handled_by", "contacts",
        "talk_seconds", "hold_seconds", "after_work_seconds", "satisfaction_score", "recorded_at",
    ];

    public static IReadOnlyList<object?> Cells(SurveyAnswerFact f, string account) =>
        [account, f.Contact, f.Instrument, Number(f.ScaleMin), Number(f.ScaleMax), Number(f.Score), f.AnsweredAt, f.Comment, f.Phase, f.Segment, f.ResponseId, f.RecordedAt];

    public static IReadOnlyList<object?> Cells(TicketFact f, string account) =>
    [
        f.TicketId, account, f.Contact, f.Subject, f.OpenedAt, f.FirstResponseAt, Number(f.FirstResponseMinutes), f.ClosedAt, Number(f.ResolutionHours), f.ReopenedAt, f.Reopens, f.Escalated, f.EscalatedAt, f.Priority, f.Channel, f.HandledBy, f.Contacts,
        f.TalkSeconds, f.HoldSeconds, f.AfterWorkSeconds, f.Satisfaction, f.RecordedAt,
    ];

    private static decimal? Number(string? text) => text is null ? null : decimal.Parse(text, CultureInfo.InvariantCulture);
}
