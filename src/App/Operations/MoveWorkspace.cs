using System.Security.Cryptography;
using Perennial.App.Database;
using Perennial.App.Database.Copy;
using Perennial.App.Database.Postgres;
using Perennial.App.Database.Sqlite;

namespace Perennial.App.Operations;

/// <summary>Copies the embedded database of a data directory into a PostgreSQL schema and leaves the directory as it was. Started again after a kill it goes on.</summary>
public static class MoveWorkspace
{
    /// <param name="Place">Where the workspace lies now.</param>
    /// <param name="Tables">Rows and checksum of each table, equal on both sides.</param>
    /// <param name="Figures">How many metrics were compared over <see cref="WorkspaceFigures.Months"/> months.</param>
    public sealed record Report(string Place, IReadOnlyList<TableDigest> Tables, int Figures);

    /// <param name="data">The data directory; no server may hold it.</param>
    /// <param name="to">The connection string of the target.</param>
    /// <param name="clock">When it happens.</param>
    /// <param name="copied">Told after each batch: table and rows so far.</param>
    /// <param name="cancellation">Stops between two batches.</param>
    /// <exception cref="DataDirectoryHeldException">A server holds the directory.</exception>
    /// <exception cref="SchemaHeldException">A server holds the target.</exception>
    /// <exception cref="TargetTakenException">The target holds another workspace.</exception>
    /// <exception cref="MoveDiffersException">Both sides are not the same after all; the source is unharmed.</exception>
    public static async Task<Report> RunAsync(string data, PostgresAddress to, TimeProvider clock, Action<string, long> copied, CancellationToken cancellation)
    {
        var who = $"perennial move (process {Environment.ProcessId})";
        using var directory = DataDirectory.Open(data, who);
        using var frozen = Frozen(directory);
        var source = Workspace.Over(directory, frozen.Store, clock);
        using var target = Workspace.Over(directory, new PostgresStore(to, who), clock);
        target.Store.Hold(who);
        var copy = new StoreCopy(source.Store, target.Store, await FingerprintAsync(directory, cancellation)) { Copied = copied };
        copy.Begin(clock);
        copy.Copy(cancellation);
        var compared = copy.Compare();
        if (compared.FirstOrDefault(t => t.Source != t.Target) is { Source: { } was, Target: var now })
            throw new MoveDiffersException($"The table {was.Table} differs: {was.Rows} rows ({was.Sha256[..12]}) here, {now.Rows} rows ({now.Sha256[..12]}) there.");
        var figures = await WorkspaceFigures.OfAsync(source, clock, cancellation);
        var moved = await WorkspaceFigures.OfAsync(target, clock, cancellation);
        if (figures.FirstOrDefault(f => moved[f.Key] != f.Value) is { Key: { } metric }) throw new MoveDiffersException($"The metric {metric} differs between the two.");
        copy.Finish();
        return new(target.Store.Place, [.. compared.Select(t => t.Source)], figures.Count);
    }

    /// <summary>The directory's database, read without a trace. Where a killed server left a log beside it, a copy of both is read.</summary>
    private static FrozenStore Frozen(DataDirectory directory)
    {
        var log = directory.DatabaseFile + "-wal";
        if (!File.Exists(log) || new FileInfo(log).Length == 0) return new(new SqliteStore(directory.DatabaseFile, frozen: true), null);
        var beside = System.IO.Directory.CreateTempSubdirectory("perennial-move-").FullName;
        foreach (var end in (string[])["", "-wal"]) File.Copy(directory.DatabaseFile + end, Path.Combine(beside, "perennial.db" + end));
        return new(new SqliteStore(Path.Combine(beside, "perennial.db")), beside);
    }

    private static async Task<string> FingerprintAsync(DataDirectory directory, CancellationToken cancellation)
    {
        using var sum = IncrementalHash.CreateHash(HashAlgorithmName.SHA256);
        foreach (var file in new[] { directory.DatabaseFile, directory.DatabaseFile + "-wal" }.Where(File.Exists))
        {
            await using var bytes = File.OpenRead(file);
            sum.AppendData(await SHA256.HashDataAsync(bytes, cancellation));
        }
        return Convert.ToHexStringLower(sum.GetHashAndReset());
    }

    private sealed class FrozenStore(Store store, string? copy) : IDisposable
    {
        public Store Store => store;

        public void Dispose()
        {
            store.Close();
            if (copy is not null) Directory.Delete(copy, recursive: true);
        }
    }
}
