using System.Globalization;
using System.Security.Cryptography;
using System.Text;
using Perennial.App.Accounts;
using Perennial.App.Activities;
using Perennial.App.Database.Audit;
using Perennial.App.Import.Kinds;
using Perennial.App.Import.Rows;
using Perennial.Core.Voice;

namespace Perennial.App.Database.Bulk;

/// <summary>
/// Writes survey answers. The key is the response's id with instrument and phase; without an id the contact with account, instrument, phase and moment;
/// for an anonymous answer all that the row says, with its number among the rows of the file that say the same.
/// </summary>
internal sealed class SurveyAnswerWriter : VoiceWriter
{
    private const int MostRemembered = 1_000_000;

    private readonly Statement _insert;
    private readonly Dictionary<long, int> _alike = [];

    public SurveyAnswerWriter(StoreConnection connection, WriteTerms terms) : base(connection, terms, "survey_answer_facts", "answer_key", ["instrument", "score", "scale_max"], AnswerSlot.RecordedAt, AnswerSlot.AccountExternalId) =>
        _insert = Prepare("""
            insert into survey_answer_facts (answer_key, response_id, account_id, contact, contact_key, instrument, scale_min, scale_max, score, answered_at, comment, phase, segment, extra, recorded_at, import_id, noted_as, digest)
            values (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8, ?9, ?10, ?11, ?12, ?13, ?14, ?15, ?16, ?17, ?18)
            """);

    protected override int StateColumns => 3;

    public override void Recall(RowBatch batch, int row)
    {
        if (IsAnonymous(batch, row)) Number(batch.Digest(row));
    }

    protected override byte[] KeyOf(RowBatch batch, int row)
    {
        var of = $"{Text(batch, row, AnswerSlot.Instrument)}|{Text(batch, row, AnswerSlot.Phase)}|";
        if (Text(batch, row, AnswerSlot.ResponseId) is { } id) return Encoding.UTF8.GetBytes($"id|{of}{id}");
        if (IsAnonymous(batch, row)) return Encoding.UTF8.GetBytes(string.Create(CultureInfo.InvariantCulture, $"row|{batch.Digest(row):x16}|{Number(batch.Digest(row))}"));
        var said = $"{Text(batch, row, AnswerSlot.AccountExternalId)}\u001f{FoldedKey.Of(Text(batch, row, AnswerSlot.Contact)!)}\u001f{Text(batch, row, AnswerSlot.AnsweredAt)}";
        return Encoding.UTF8.GetBytes($"contact|{of}{Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(said)).AsSpan(0, 16))}");
    }

    protected override void Add(RowBatch batch, int row, byte[] key, long account, long recordedAt, IReadOnlyList<string?>? before)
    {
        var contact = Text(batch, row, AnswerSlot.Contact);
        var (instrument, score, most) = (Text(batch, row, AnswerSlot.Instrument)!, Text(batch, row, AnswerSlot.Score)!, Text(batch, row, AnswerSlot.ScaleMax)!);
        var title = new Instrument(instrument, 0, 0).Title;
        long? noted = before is null
            ? Notes.Add(account, ActivityKind.Survey, batch[row, AnswerSlot.AnsweredAt], $"{title}: {score} of {most}", Text(batch, row, AnswerSlot.Comment) ?? "", contact, Source, Change?.Note)
            : (before[0], before[1], before[2]) == (instrument, score, most) ? null
            : Notes.Add(account, ActivityKind.Survey, [], $"{title} corrected: {score} of {most} instead of {before[1]} of {before[2]}", "", contact, Source, Change?.Note);
        _insert.Bind(1, key);
        Bind(_insert, 2, batch, row, AnswerSlot.ResponseId);
        _insert.Bind(3, account);
        _insert.Bind(4, contact);
        _insert.Bind(5, contact is null ? null : FoldedKey.Of(contact));
        foreach (var (parameter, slot) in ((int, int)[])[(6, AnswerSlot.Instrument), (7, AnswerSlot.ScaleMin), (8, AnswerSlot.ScaleMax), (9, AnswerSlot.Score), (10, AnswerSlot.AnsweredAt), (11, AnswerSlot.Comment), (12, AnswerSlot.Phase), (13, AnswerSlot.Segment), (14, AnswerSlot.Extra)])
            Bind(_insert, parameter, batch, row, slot);
        _insert.Bind(15, recordedAt);
        _insert.Bind(16, Source);
        _insert.Bind(17, noted);
        _insert.Bind(18, batch.Digest(row));
        _insert.Run();
        Change?.Tell(new AuditNote(before is null ? "added" : "restated", "survey answer", Encoding.UTF8.GetString(key), title, AuditDetails.None.Add("score", before?[1], score)) { AccountId = new AccountId(Merges.Accounts.Root(account)) });
    }

    private static bool IsAnonymous(RowBatch batch, int row) => !batch.Has(row, AnswerSlot.Contact) && !batch.Has(row, AnswerSlot.ResponseId);

    /// <summary>The how-manieth row it is of those that say the same.</summary>
    private int Number(long digest)
    {
        if (_alike.Count >= MostRemembered) _alike.Clear();
        return _alike[digest] = _alike.GetValueOrDefault(digest) + 1;
    }
}
