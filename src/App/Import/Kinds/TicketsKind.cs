using Perennial.App.Import.Fields;
using Perennial.App.Import.Rows;

namespace Perennial.App.Import.Kinds;

public sealed class TicketsKind : ImportKind
{
    private const int MostSeconds = 10_000_000;

    /// <summary>What moments must follow each other; those known only by their day are not compared within it.</summary>
    private static readonly (string Field, int Slot)[] _afterOpening = [("first_response_at", TicketSlot.FirstResponseAt), ("closed_at", TicketSlot.ClosedAt), ("reopened_at", TicketSlot.ReopenedAt), ("escalated_at", TicketSlot.EscalatedAt)];

    public override string Name => "tickets";
    public override string Title => "Support tickets";
    public override string About => "Issues that customers brought: one row a ticket. A later row with the same ticket_id says how it stands now, and what was known before stays known for that time.";
    public override ImportTarget Target => ImportTarget.Tickets;
    public override int Slots => TicketSlot.Count;
    public override int OtherSlot => TicketSlot.Extra;
    public override int RecordedSlot => TicketSlot.RecordedAt;
    public override string OtherColumns => "are kept beside the row";

    public override IReadOnlyList<ImportField> Fields { get; } =
    [
        new("ticket_id", TicketSlot.TicketId, TextType.Id, "Your own id of the ticket.") { Required = true, Aliases = ["id", "ticket", "case_id", "case_number", "conversation_id", "issue_id"] },
        new("account_id", TicketSlot.AccountExternalId, TextType.Id, "The account that it is of; one that is not known yet is created.") { Required = true, Aliases = ["account", "customer_id", "customer", "company_id", "organization_id", "organisation_id"] },
        new("contact", TicketSlot.Contact, TextType.Name, "Who brought it: the contact_id, the mail address or the name of a contact.") { Aliases = ["contact_id", "requester", "requester_id", "requester_email"] },
        new("subject", TicketSlot.Subject, TextType.Name, "What it is about, in one line.") { Aliases = ["title", "summary"] },
        new("opened_at", TicketSlot.OpenedAt, StampType.Instance, "When it began.") { Required = true, Aliases = ["submitted_at", "created_at", "opened", "created", "created_date", "open_date"] },
        new("first_response_at", TicketSlot.FirstResponseAt, StampType.Instance, "When the customer was first answered.") { Aliases = ["first_reply_at", "first_responded_at"] },
        new("first_response_minutes", TicketSlot.FirstResponseMinutes, NumberType.NotNegative, "The same as minutes after the opening; goes before first_response_at.") { Aliases = ["first_response_time_minutes", "first_reply_time_minutes", "first_reply_time_in_minutes"] },
        new("closed_at", TicketSlot.ClosedAt, StampType.Instance, "When it was solved, for the last time; empty while it is open.") { Aliases = ["solved_at", "resolved_at", "closed", "solved", "closed_date", "resolution_date"] },
        new("resolution_hours", TicketSlot.ResolutionHours, NumberType.NotNegative, "Hours from the opening to the end, where they are counted otherwise; goes before the two moments.") { Aliases = ["resolution_time_hours", "time_to_resolve_hours"] },
        new("reopened_at", TicketSlot.ReopenedAt, StampType.Instance, "When it was last taken up again. After closed_at it is open again.") { Aliases = ["last_reopened_at", "reopened_date"] },
        new("reopens", TicketSlot.Reopens, new WholeType(0, 10_000), "How often it was taken up again.") { Aliases = ["reopen_count", "reopened_count", "number_of_reopens"] },
        new("escalated", TicketSlot.Escalated, ChoiceType.YesNo, "Whether it was escalated; yes where there is an escalated_at.") { Aliases = ["escalation_flag", "is_escalated", "escalation"] },
        new("escalated_at", TicketSlot.EscalatedAt, StampType.Instance, "When it was escalated; at its opening where that is not said.") { Aliases = ["escalation_date"] },
        new("priority", TicketSlot.Priority, TextType.Name, "For example low, normal, high, urgent.") { Aliases = ["severity", "urgency"] },
        new("channel", TicketSlot.Channel, TextType.Name, "How it came: mail, phone, chat.") { Aliases = ["via", "source"] },
        new("handled_by", TicketSlot.HandledBy, TextType.Name, "Who worked on it.") { Aliases = ["agent", "assignee", "assignee_email", "agent_email"] },
        new("contacts", TicketSlot.Contacts, new WholeType(0, 10_000), "How many times the customer had to get in touch until it was solved. First contact resolution needs it.") { Aliases = ["customer_contacts", "touches", "contact_count", "customer_touches"] },
        new("talk_seconds", TicketSlot.TalkSeconds, new WholeType(0, MostSeconds), "Seconds of talking.") { Aliases = ["talk_time_seconds", "talk_time"] },
        new("hold_seconds", TicketSlot.HoldSeconds, new WholeType(0, MostSeconds), "Seconds on hold.") { Aliases = ["hold_time_seconds", "hold_time"] },
        new("after_work_seconds", TicketSlot.AfterWorkSeconds, new WholeType(0, MostSeconds), "Seconds of work afterwards.") { Aliases = ["after_call_work_seconds", "acw_seconds", "wrap_up_seconds", "after_work"] },
        new("satisfaction_score", TicketSlot.Satisfaction, new WholeOfFive(), "How the customer rated the help, 1 to 5.") { Aliases = ["satisfaction", "csat", "csat_score", "rating"] },
        new("recorded_at", TicketSlot.RecordedAt, MomentType.Any, "When this became known; the start of the import where it is empty. A later one supersedes an earlier one of the same ticket."),
    ];

    public override void Complete(RowDraft row)
    {
        if (row.Has(TicketSlot.EscalatedAt)) row.Set(TicketSlot.Escalated, "yes"u8);
        foreach (var (field, slot) in _afterOpening)
            if (row.Has(slot) && IsBefore(row[slot], row[TicketSlot.OpenedAt])) row.Refuse(field, row.Text(slot), $"lies before opened_at ({row.Text(TicketSlot.OpenedAt)})");
        if (row.Has(TicketSlot.ResolutionHours) && !row.Has(TicketSlot.ClosedAt)) row.Refuse("closed_at", null, "is required where resolution_hours says that the ticket was solved");
    }

    /// <summary>Two instants, or two days. A day and an instant cannot be compared without the zone.</summary>
    private static bool IsBefore(ReadOnlySpan<byte> moment, ReadOnlySpan<byte> opening) => moment.Length == opening.Length && moment.SequenceCompareTo(opening) < 0;
}
