using Perennial.App.Access;

namespace Perennial.App.Database.Audit;

/// <summary>Puts rows at the end of the chain over a connection's own statements, inside the transaction of what they tell.</summary>
public sealed class AuditWriter : IDisposable
{
    private readonly AuditChain _chain;
    private readonly Statement _head, _insert, _end;

    public AuditWriter(StoreConnection connection, AuditChain chain)
    {
        _chain = chain;
        _head = connection.Prepare("select seq, hash from audit_head where one = 1");
        _insert = connection.Prepare("""
            insert into audit (seq, at, person_id, actor, verb, subject, name, account_id, change_id, details, hash) values (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8, ?9, ?10, ?11)
            """);
        _end = connection.Prepare("insert into audit_head (one, seq, hash) values (1, ?1, ?2) on conflict (one) do update set seq = excluded.seq, hash = excluded.hash");
    }

    /// <summary>Call at the beginning of the transaction.</summary>
    public void Begin()
    {
        _chain.Load(_head.Step() ? (_head.Long(0), _head.Bytes(1)) : null);
        _head.Reset();
    }

    public void Tell(AuditNote note, Viewer by)
    {
        var entry = _chain.Seal(note, by);
        _insert.Bind(1, entry.Seq);
        _insert.Bind(2, Micros.Of(entry.At));
        _insert.Bind(3, entry.PersonId);
        _insert.Bind(4, entry.Actor);
        _insert.Bind(5, entry.Verb);
        _insert.Bind(6, entry.Subject);
        _insert.Bind(7, entry.Name);
        _insert.Bind(8, entry.AccountId?.Value);
        _insert.Bind(9, entry.ChangeId);
        _insert.Bind(10, entry.Details);
        _insert.BindBytes(11, entry.Hash);
        _insert.Run();
    }

    /// <summary>Call before the commit.</summary>
    public void End()
    {
        _end.Bind(1, _chain.Seq);
        _end.BindBytes(2, _chain.Hash);
        _end.Run();
    }

    public void Dispose()
    {
        foreach (var statement in new[] { _head, _insert, _end }) statement.Dispose();
    }
}
