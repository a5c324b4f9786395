using System.Collections.Concurrent;
using Perennial.Usage.Store;

namespace Perennial.Usage.DuckDb;

/// <summary>
/// The file as it is open now: a connection that writes and those that ask. Where it can only be read it is attached to a database in memory,
/// because those who ask have tables of their own to fill.
/// </summary>
internal sealed class DuckFile : IDisposable
{
    private readonly DuckDatabase _database;

    public DuckFile(string? path, string memory, bool isReadOnly = false)
    {
        var threads = Math.Max(1, Environment.ProcessorCount).ToString(System.Globalization.CultureInfo.InvariantCulture);
        IsReadOnly = isReadOnly;
        (string, string)[] settings = [("memory_limit", memory), ("threads", threads), ("preserve_insertion_order", "false"), ("checkpoint_threshold", "64MB"), ("autoinstall_known_extensions", "false"), ("autoload_known_extensions", "false")];
        try
        {
            _database = Open(isReadOnly ? null : path, settings);
        }
        catch (DuckDbException refused) when (path is not null && !isReadOnly && TornLog.Cut(path, refused.Message))
        {
            _database = Open(path, settings);
        }
        try
        {
            Writer = _database.Connect();
            Writer.Run(isReadOnly ? Schema.Kept(path!) : Schema.Tables + Schema.Macros);
        }
        catch
        {
            _database.Dispose();
            throw;
        }
    }

    /// <summary>Its own threads, which it starts with, come after those that answer calls.</summary>
    private static DuckDatabase Open(string? path, (string, string)[] settings)
    {
        DuckDatabase? database = null;
        Background.Run(() => database = new DuckDatabase(path, settings));
        return database!;
    }

    public bool IsReadOnly { get; }
    public DuckConnection Writer { get; }
    public ConcurrentBag<DuckReader> Readers { get; } = [];

    public DuckConnection Connect() => _database.Connect();

    public void Dispose()
    {
        while (Readers.TryTake(out var reader)) reader.Dispose();
        Writer.Dispose();
        _database.Dispose();
    }
}
