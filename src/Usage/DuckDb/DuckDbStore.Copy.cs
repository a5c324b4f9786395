namespace Perennial.Usage.DuckDb;

/// <summary>A copy of everything as of one moment.</summary>
public sealed partial class DuckDbStore
{
    public Task<string?> CopyAsync(string file, CancellationToken cancellation) => WhileOpenAsync(from => Copy(from, file, cancellation), cancellation);

    private static string? Copy(DuckFile of, string file, CancellationToken cancellation)
    {
        using var connection = of.Connect();
        using var ending = cancellation.Register(connection.Interrupt);
        string from;
        using (var name = connection.Query("select current_database()"))
        {
            name.Next();
            from = name.Text(0)!;
        }
        connection.Run($"attach '{file.Replace("'", "''", StringComparison.Ordinal)}' as copied");
        try
        {
            connection.Run($"copy from database \"{from.Replace("\"", "\"\"", StringComparison.Ordinal)}\" to copied");
            connection.Run("checkpoint copied"); // detaching would keep silent about what does not fit on the disk
        }
        finally
        {
            connection.Run("detach copied");
        }
        if (new FileInfo(file + ".wal") is { Exists: true, Length: > 0 }) throw new DuckDbException($"The copy {file} is not whole.");
        return file;
    }
}
