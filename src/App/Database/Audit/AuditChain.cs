using System.Buffers;
using System.Security.Cryptography;
using System.Text;
using System.Text.Json;
using Perennial.App.Access;

namespace Perennial.App.Database.Audit;

/// <summary>
/// The end of the chain in memory, at which rows are sealed. Use it only while holding the write gate, inside the transaction that the rows belong to:
/// <see cref="Load"/> at its beginning, and again whenever it did not commit.
/// </summary>
public sealed class AuditChain(TimeProvider clock)
{
    private static readonly byte[] Root = SHA256.HashData("perennial audit 1"u8);
    private long _seq;
    private byte[] _hash = Root;

    public long Seq => _seq;
    public byte[] Hash => _hash;

    /// <summary>Goes on from here.</summary>
    public void Load((long Seq, byte[] Hash)? head) => (_seq, _hash) = head ?? (0, Root);

    public AuditEntry Seal(AuditNote note, Viewer by)
    {
        var draft = new AuditEntry
        {
            Seq = _seq + 1,
            At = Micros.ToInstant(Micros.Of(clock.GetUtcNow())),
            PersonId = by.PersonId,
            Actor = Actor(by),
            Verb = note.Verb,
            Subject = note.Kind + ":" + note.Key,
            Name = note.Name,
            AccountId = note.AccountId,
            ChangeId = note.ChangeId,
            Details = note.Details.ToJson(),
            Hash = [],
        };
        var hash = HashOf(draft, _hash);
        (_seq, _hash) = (draft.Seq, hash);
        return new AuditEntry
        {
            Seq = draft.Seq,
            At = draft.At,
            PersonId = draft.PersonId,
            Actor = draft.Actor,
            Verb = draft.Verb,
            Subject = draft.Subject,
            Name = draft.Name,
            AccountId = draft.AccountId,
            ChangeId = draft.ChangeId,
            Details = draft.Details,
            Hash = hash,
        };
    }

    /// <summary>The hash that a row has after the one with <paramref name="previous"/>: SHA-256 over that and a JSON array of the row's columns in order.</summary>
    public static byte[] HashOf(AuditEntry row, ReadOnlySpan<byte> previous)
    {
        var buffer = new ArrayBufferWriter<byte>(512);
        buffer.Write(previous);
        using (var writer = new Utf8JsonWriter(buffer))
        {
            writer.WriteStartArray();
            writer.WriteNumberValue(row.Seq);
            writer.WriteNumberValue(Micros.Of(row.At));
            WriteNumber(writer, row.PersonId);
            writer.WriteStringValue(row.Actor);
            writer.WriteStringValue(row.Verb);
            writer.WriteStringValue(row.Subject);
            writer.WriteStringValue(row.Name);
            WriteNumber(writer, row.AccountId?.Value);
            WriteNumber(writer, row.ChangeId);
            writer.WriteStringValue(row.Details);
            writer.WriteEndArray();
        }
        return SHA256.HashData(buffer.WrittenSpan);
    }

    /// <summary>What the first row follows.</summary>
    public static byte[] First => [.. Root];

    private static void WriteNumber(Utf8JsonWriter writer, long? number)
    {
        if (number is { } value) writer.WriteNumberValue(value);
        else writer.WriteNullValue();
    }

    private static string Actor(Viewer by) => by switch
    {
        { Name.Length: 0 } => "somebody who is not signed in",
        { TokenId: { } token } => $"{by.Name} by token {token}",
        _ => by.Name,
    };
}
