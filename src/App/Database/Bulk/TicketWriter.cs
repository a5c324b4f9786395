using System.Text;
using Perennial.App.Accounts;
using Perennial.App.Activities;
using Perennial.App.Database.Audit;
using Perennial.App.Import.Kinds;
using Perennial.App.Import.Rows;

namespace Perennial.App.Database.Bulk;

/// <summary>Writes support tickets. The key is the ticket's id. What a row tells for the first time of a ticket stands on the account's timeline.</summary>
internal sealed class TicketWriter : VoiceWriter
{
    private static readonly (int Parameter, int Slot)[] _columns =
    [
        (5, TicketSlot.Subject), (6, TicketSlot.OpenedAt), (7, TicketSlot.FirstResponseAt), (8, TicketSlot.FirstResponseMinutes), (9, TicketSlot.ClosedAt), (10, TicketSlot.ResolutionHours), (11, TicketSlot.ReopenedAt), (12, TicketSlot.Reopens),
        (13, TicketSlot.Escalated), (14, TicketSlot.EscalatedAt), (15, TicketSlot.Priority), (16, TicketSlot.Channel), (17, TicketSlot.HandledBy), (18, TicketSlot.Contacts), (19, TicketSlot.TalkSeconds), (20, TicketSlot.HoldSeconds), (21, TicketSlot.AfterWorkSeconds),
        (22, TicketSlot.Satisfaction), (23, TicketSlot.Extra),
    ];

    private readonly Statement _insert;

    public TicketWriter(StoreConnection connection, WriteTerms terms) : base(connection, terms, "ticket_facts", "ticket_id", ["closed_at", "reopened_at", "escalated"], TicketSlot.RecordedAt, TicketSlot.AccountExternalId) =>
        _insert = Prepare("""
            insert into ticket_facts (ticket_id, account_id, contact, contact_key, subject, opened_at, first_response_at, first_response_minutes, closed_at, resolution_hours, reopened_at, reopens, escalated, escalated_at, priority, channel, handled_by, contacts,
              talk_seconds, hold_seconds, after_work_seconds, satisfaction, extra, recorded_at, import_id, digest)
            values (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8, ?9, ?10, ?11, ?12, ?13, ?14, ?15, ?16, ?17, ?18, ?19, ?20, ?21, ?22, ?23, ?24, ?25, ?26)
            """);

    protected override int StateColumns => 3;

    protected override byte[] KeyOf(RowBatch batch, int row) => batch[row, TicketSlot.TicketId].ToArray();

    protected override void Add(RowBatch batch, int row, byte[] key, long account, long recordedAt, IReadOnlyList<string?>? before)
    {
        var contact = Text(batch, row, TicketSlot.Contact);
        _insert.Bind(1, key);
        _insert.Bind(2, account);
        _insert.Bind(3, contact);
        _insert.Bind(4, contact is null ? null : FoldedKey.Of(contact));
        foreach (var (parameter, slot) in _columns) Bind(_insert, parameter, batch, row, slot);
        _insert.Bind(24, recordedAt);
        _insert.Bind(25, Source);
        _insert.Bind(26, batch.Digest(row));
        _insert.Run();
        Note(batch, row, account, contact, before);
        var id = Encoding.UTF8.GetString(key);
        Change?.Tell(new AuditNote(before is null ? "added" : "restated", "ticket", id, id, AuditDetails.None.Add("closed_at", before?[0], Text(batch, row, TicketSlot.ClosedAt))) { AccountId = new AccountId(Merges.Accounts.Root(account)) });
    }

    private void Note(RowBatch batch, int row, long account, string? contact, IReadOnlyList<string?>? before)
    {
        var id = Text(batch, row, TicketSlot.TicketId);
        var priority = Text(batch, row, TicketSlot.Priority) is { } word ? $", {word}" : "";
        if (before is null) Say(TicketSlot.OpenedAt, $"Ticket {id} opened{priority}");
        if (Text(batch, row, TicketSlot.Escalated) == "yes" && before?[2] != "yes") Say(batch.Has(row, TicketSlot.EscalatedAt) ? TicketSlot.EscalatedAt : TicketSlot.OpenedAt, $"Ticket {id} escalated{priority}");
        if (Text(batch, row, TicketSlot.ReopenedAt) is { } again && before?[1] != again) Say(TicketSlot.ReopenedAt, $"Ticket {id} reopened");
        if (Text(batch, row, TicketSlot.ClosedAt) is { } end && before?[0] != end) Say(TicketSlot.ClosedAt, $"Ticket {id} solved");

        void Say(int slot, string title) => Notes.Add(account, ActivityKind.Ticket, batch[row, slot], title, "", contact, Source, Change?.Note);
    }
}
