using System.Globalization;
using Perennial.Core.Revenue;
using Perennial.Core.Voice;

namespace Perennial.App.Database;

/// <summary>Streams survey answers and tickets into a ledger, in the order of their ids, from after those that it has.</summary>
public static class VoiceFacts
{
    private const int Minute = 60, Hour = 3600;
    private const string Answers = "select id, answer_key, account_id, instrument, scale_min, scale_max, score, answered_at, phase, recorded_at, import_id from survey_answer_facts where id > ?1 order by id";

    private const string Tickets = """
        select id, ticket_id, account_id, opened_at, first_response_at, first_response_minutes, closed_at, resolution_hours, reopened_at, reopens, escalated, escalated_at, contacts,
          talk_seconds, hold_seconds, after_work_seconds, satisfaction, recorded_at, import_id
        from ticket_facts where id > ?1 order by id
        """;

    /// <returns>Whether there was anything new.</returns>
    public static bool Load(Store store, VoiceLedger ledger)
    {
        var before = (ledger.LastAnswer, ledger.LastTicket);
        using var connection = store.Open();
        LoadAnswers(connection, ledger);
        LoadTickets(connection, ledger);
        return before != (ledger.LastAnswer, ledger.LastTicket);
    }

    private static void LoadAnswers(StoreConnection connection, VoiceLedger ledger)
    {
        using var rows = connection.Stream(Answers);
        var names = new Dictionary<string, string>(StringComparer.Ordinal);
        rows.Bind(1, ledger.LastAnswer);
        while (rows.Step())
            ledger.Add(new AnswerVersion
            {
                FactId = rows.Long(0),
                Key = TextKey.Of(rows.Utf8(1)),
                Account = rows.Long(2),
                Instrument = new(Shared(rows.Text(3)), E4(rows.Utf8(4)), E4(rows.Utf8(5))),
                ScoreE4 = E4(rows.Utf8(6)),
                At = DayOrInstant.Parse(rows.Utf8(7)),
                Phase = rows.IsNull(8) ? null : Shared(rows.Text(8)),
                RecordedAt = rows.Long(9),
                Source = rows.LongOrNull(10) ?? 0,
            });

        string Shared(string text) => names.TryGetValue(text, out var known) ? known : names[text] = text;
    }

    private static void LoadTickets(StoreConnection connection, VoiceLedger ledger)
    {
        using var rows = connection.Stream(Tickets);
        rows.Bind(1, ledger.LastTicket);
        while (rows.Step())
        {
            ledger.Add(new TicketVersion
            {
                FactId = rows.Long(0),
                Key = TextKey.Of(rows.Utf8(1)),
                Account = rows.Long(2),
                Opened = DayOrInstant.Parse(rows.Utf8(3)),
                FirstResponse = Moment(rows, 4),
                ResponseSeconds = Seconds(rows, 5, Minute),
                Solved = Moment(rows, 6),
                ResolutionSeconds = Seconds(rows, 7, Hour),
                Reopened = Moment(rows, 8),
                Reopens = (int)(rows.LongOrNull(9) ?? TicketVersion.Unknown),
                IsEscalated = rows.Utf8(10).SequenceEqual("yes"u8),
                EscalatedAt = Moment(rows, 11),
                Contacts = (int)(rows.LongOrNull(12) ?? TicketVersion.Unknown),
                HandlingSeconds = Sum(rows, 13, 15),
                RatingE4 = (int)(rows.LongOrNull(16) ?? 0) * Instrument.E4,
                RecordedAt = rows.Long(17),
                Source = rows.LongOrNull(18) ?? 0,
            });
        }
    }

    /// <summary>Of what is said; unknown where nothing is.</summary>
    private static long Sum(Statement rows, int from, int to)
    {
        var (sum, any) = (0L, false);
        for (var column = from; column <= to; column++)
            if (rows.LongOrNull(column) is { } seconds) (sum, any) = (sum + seconds, true);
        return any ? sum : TicketVersion.Unknown;
    }

    private static DayOrInstant? Moment(Statement rows, int column) => rows.IsNull(column) ? null : DayOrInstant.Parse(rows.Utf8(column));

    private static long Seconds(Statement rows, int column, int unit) => rows.IsNull(column) ? TicketVersion.Unknown : (long)decimal.Round(Number(rows.Utf8(column)) * unit);

    private static int E4(ReadOnlySpan<byte> text) => (int)(Number(text) * Instrument.E4);

    private static decimal Number(ReadOnlySpan<byte> text) => decimal.Parse(text, NumberStyles.Number, CultureInfo.InvariantCulture);
}
