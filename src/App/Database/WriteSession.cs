using Perennial.App.Access;
using Perennial.App.Database.Audit;

namespace Perennial.App.Database;

/// <summary>One writer's connection with its statements kept prepared, and the end of the audit chain.</summary>
public sealed class WriteSession : IDisposable
{
    private readonly StoreConnection _connection;
    private readonly AuditWriter _audit;
    private readonly Dictionary<string, Statement> _statements = new(StringComparer.Ordinal);
    private bool _told;

    public WriteSession(StoreConnection connection, AuditChain chain)
    {
        _connection = connection;
        _audit = new AuditWriter(connection, chain);
    }

    /// <summary>The statement, prepared once. Run it to its end before it is asked for again.</summary>
    public Statement Prepared(string sql)
    {
        if (!_statements.TryGetValue(sql, out var statement)) _statements.Add(sql, statement = _connection.Prepare(sql));
        return statement;
    }

    public void Tell(AuditNote note, Viewer by)
    {
        if (note.AccountId is { } account && !by.Sees(account)) throw new OutOfScopeException(note.Kind);
        if (!_told) _audit.Begin();
        _told = true;
        _audit.Tell(note, by);
    }

    internal void Begin()
    {
        _told = false;
        _connection.Begin();
    }

    internal void Commit()
    {
        if (_told) _audit.End();
        _connection.Commit();
    }

    public void Dispose()
    {
        foreach (var statement in _statements.Values) statement.Dispose();
        _audit.Dispose();
        _connection.Dispose();
    }
}
