namespace Perennial.App.Database.Copy;

/// <summary>
/// Copies every table of one store into another, a batch a transaction with how far it came, so that a copy that was killed goes on where it was.
/// Until <see cref="Finish"/> the target cannot be served.
/// </summary>
/// <param name="source">It must not change meanwhile.</param>
/// <param name="target">Held by this process.</param>
/// <param name="fingerprint">What the source is: only the same one is gone on with.</param>
public sealed class StoreCopy(Store source, Store target, string fingerprint)
{
    public const string Progress = "unfinished_move";

    /// <summary>The table that stands in a store for as long as a backup is being restored into it.</summary>
    public const string Restoring = "unfinished_restore";
    private const int RowsInBatch = 5000;

    /// <summary>Told after each batch: the table and how many of its rows are over.</summary>
    public Action<string, long>? Copied { get; init; }

    /// <exception cref="TargetTakenException">The target holds a workspace, or a part of another one.</exception>
    public void Begin(TimeProvider clock)
    {
        using (var reading = source.Open())
            if (!Migrator.Applied(reading).SetEquals(Migrator.Names)) throw new TargetTakenException("The data directory was written by another release. Start it once with this one (perennial serve), stop it, and move it then.");
        if (target.Has(Progress)) RefuseOther();
        else if (target.Tables().Any()) throw new TargetTakenException($"{target.Place} holds a workspace already. Name another schema with Search Path, or drop that one first.");
        else
        {
            using var connection = target.Open();
            connection.Begin();
            connection.Run(target.Render($"create table {Progress} (name text primary key, copied bigint not null, finished boolean not null)"));
            Note(connection, "@" + fingerprint, 0, finished: true);
            connection.Commit();
        }
        Migrator.Migrate(target, clock);
    }

    public void Copy(CancellationToken cancellation)
    {
        using var reading = source.OpenAlone();
        using var writing = target.OpenAlone();
        var done = State(writing);
        var sources = source.Tables().ToDictionary(t => t.Name, StringComparer.Ordinal);
        foreach (var table in StoredTable.InOrder(target.Tables()))
        {
            if (done.GetValueOrDefault(table.Name) is { Finished: true }) continue;
            if (!sources[table.Name].Columns.Select(c => c.Name).SequenceEqual(table.Columns.Select(c => c.Name), StringComparer.Ordinal)) throw new InvalidOperationException($"The table {table.Name} has other columns there.");
            Copy(reading, writing, table, done.GetValueOrDefault(table.Name).Rows, cancellation);
        }
    }

    /// <summary>Counts and checksums of every table on both sides.</summary>
    public IReadOnlyList<(TableDigest Source, TableDigest Target)> Compare() =>
        [.. TableDigest.OfAll(source).Join(TableDigest.OfAll(target), t => t.Table, t => t.Table, (a, b) => (a, b), StringComparer.Ordinal)];

    public void Finish()
    {
        target.SetLastIds(source.LastIds());
        using var connection = target.Open();
        connection.Run($"drop table {Progress}");
    }

    private void Copy(StoreConnection reading, StoreConnection writing, StoredTable table, long over, CancellationToken cancellation)
    {
        using var rows = reading.Stream(table.Select);
        var row = new StoredRow(table);
        for (var skipped = 0L; skipped < over; skipped++) rows.Step();
        for (var more = true; more;)
        {
            cancellation.ThrowIfCancellationRequested();
            writing.Begin();
            if (over == 0) Empty(writing, table);
            using (var sink = writing.Sink(table))
            {
                for (var i = 0; i < RowsInBatch && (more = rows.Step()); i++, over++)
                {
                    row.Take(rows);
                    sink.Add(row);
                }
                sink.Complete();
            }
            Note(writing, table.Name, over, finished: !more);
            writing.Commit();
            Copied?.Invoke(table.Name, over);
        }
    }

    /// <summary>What the migrations put there comes from the source.</summary>
    private static void Empty(StoreConnection writing, StoredTable table)
    {
        using (var any = writing.Prepare($"select 1 from {table.Name} limit 1"))
            if (!any.Step()) return;
        writing.Run($"delete from {table.Name}");
    }

    private static void Note(StoreConnection connection, string name, long rows, bool finished)
    {
        using var note = connection.Prepare($"insert into {Progress} (name, copied, finished) values (?1, ?2, ?3) on conflict (name) do update set copied = excluded.copied, finished = excluded.finished");
        note.Bind(1, name);
        note.Bind(2, rows);
        note.Bind(3, finished);
        note.Run();
    }

    private static Dictionary<string, (long Rows, bool Finished)> State(StoreConnection connection)
    {
        using var rows = connection.Prepare($"select name, copied, finished from {Progress}");
        var state = new Dictionary<string, (long, bool)>(StringComparer.Ordinal);
        while (rows.Step()) state.Add(rows.Text(0), (rows.Long(1), rows.Bool(2)));
        return state;
    }

    private void RefuseOther()
    {
        using var connection = target.Open();
        if (!State(connection).ContainsKey("@" + fingerprint))
            throw new TargetTakenException($"{target.Place} holds a part of another workspace, or of this one before it was served again. Drop the schema to begin anew.");
    }
}
