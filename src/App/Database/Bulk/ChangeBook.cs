using Perennial.App.Database.Audit;

namespace Perennial.App.Database.Bulk;

/// <summary>Keeps one change: its row, and what is told of it to the audit chain, in the same transaction as its facts. Nothing is written of a change that changes nothing.</summary>
public sealed class ChangeBook : IDisposable
{
    private readonly ChangeNote _note;
    private readonly DateTimeOffset _at;
    private readonly AuditWriter _audit;
    private readonly Statement _insert, _count;
    private long _id;
    private long _told;

    public ChangeBook(StoreConnection connection, AuditChain chain, ChangeNote note, DateTimeOffset at)
    {
        (_note, _at) = (note, at);
        _audit = new AuditWriter(connection, chain);
        _insert = connection.Prepare("insert into changes (at, person_id, actor, words, records) values (?1, ?2, ?3, ?4, 0) returning id");
        _count = connection.Prepare("update changes set records = ?2 where id = ?1");
    }

    /// <summary>The change's number; 0 when nothing was changed.</summary>
    public long Id => _id;

    public ChangeNote Note => _note;

    /// <summary>As facts name where they come from.</summary>
    public long Source => -Open();

    public void Begin() => _audit.Begin();

    public void Tell(AuditNote note)
    {
        if (note.AccountId is { } account && !_note.By.Sees(account)) throw new OutOfScopeException(note.Kind);
        _told++;
        _audit.Tell(note with { ChangeId = Open() }, _note.By);
    }

    /// <summary>Call before the commit.</summary>
    public void End()
    {
        if (_id == 0) return;
        _count.Bind(1, _id);
        _count.Bind(2, _told);
        _count.Run();
        _audit.End();
    }

    public void Dispose()
    {
        _audit.Dispose();
        _insert.Dispose();
        _count.Dispose();
    }

    private long Open()
    {
        if (_id > 0) return _id;
        _insert.Bind(1, Micros.Of(_at));
        _insert.Bind(2, _note.By.PersonId);
        _insert.Bind(3, _note.By.Name);
        _insert.Bind(4, _note.Words);
        _insert.Step();
        _id = _insert.Long(0);
        _insert.Finish();
        return _id;
    }
}
