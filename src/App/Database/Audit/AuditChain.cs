using Perennial.App.Access;
using Perennial.Client;

namespace Perennial.App.Database.Audit;

/// <summary>
/// The end of the chain in memory, at which rows are sealed. Use it only while holding the write gate, inside the transaction that the rows belong to:
/// <see cref="Load"/> at its beginning, and again whenever it did not commit.
/// </summary>
public sealed class AuditChain(TimeProvider clock)
{
    private long _seq;
    private byte[] _hash = AuditRow.First;

    public long Seq => _seq;
    public byte[] Hash => _hash;

    /// <summary>What the rows' times are read from. Only the demo sets it, while it writes months that never were.</summary>
    internal TimeProvider Clock { get; set; } = clock;

    /// <summary>Goes on from here.</summary>
    public void Load((long Seq, byte[] Hash)? head) => (_seq, _hash) = head ?? (0, AuditRow.First);

    public AuditEntry Seal(AuditNote note, Viewer by)
    {
        var draft = new AuditEntry
        {
            Seq = _seq + 1,
            At = Micros.ToInstant(Micros.Of(Clock.GetUtcNow())),
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
        var hash = Row(draft).HashAfter(_hash);
        (_seq, _hash) = (draft.Seq, hash);
        return draft.Sealed(hash);
    }

    /// <summary>The row as programs read it, and as it is hashed.</summary>
    public static AuditRow Row(AuditEntry entry) => new(entry.Seq, entry.At, entry.PersonId, entry.Actor, entry.Verb, entry.Subject, entry.Name, entry.AccountId?.Value, entry.ChangeId,
        entry.Details, Convert.ToHexStringLower(entry.Hash));

    private static string Actor(Viewer by) => by switch
    {
        { Name.Length: 0 } => "somebody who is not signed in",
        { TokenId: { } token } => $"{by.Name} by token {token}",
        _ => by.Name,
    };
}
