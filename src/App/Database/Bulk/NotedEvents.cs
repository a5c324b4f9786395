namespace Perennial.App.Database.Bulk;

/// <summary>Notes on an account's timeline what changed of it or of what belongs to it, with where that came from: when that is taken back, the note goes with it.</summary>
internal sealed class NotedEvents(StoreConnection connection) : IDisposable
{
    private readonly Statement _insert = connection.Prepare("""
        insert into activities (account_id, kind, happened_at, recorded_at, person_id, author, title, body, details, import_id, version)
        values (?1, 'system', ?2, ?2, ?3, ?4, ?5, ?6, '{}', ?7, 1)
        """);

    /// <param name="account">Whose timeline.</param>
    /// <param name="title">What happened, in one line.</param>
    /// <param name="at">UTC microseconds.</param>
    /// <param name="source">The import, or below zero the change.</param>
    /// <param name="change">Who made it; none for an import.</param>
    public void Add(long account, string title, long at, long? source, ChangeNote? change)
    {
        _insert.Bind(1, account);
        _insert.Bind(2, at);
        _insert.Bind(3, change?.By.PersonId);
        _insert.Bind(4, change?.By.Name ?? $"Import {source}");
        _insert.Bind(5, Activities.Activity.Beginning(title));
        _insert.Bind(6, change?.Text ?? "");
        _insert.Bind(7, source);
        _insert.Run();
    }

    public void Dispose() => _insert.Dispose();
}
