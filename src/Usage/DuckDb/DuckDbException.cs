namespace Perennial.Usage.DuckDb;

/// <summary>DuckDB refused a statement, in its own words.</summary>
public sealed class DuckDbException(string message) : Exception(message)
{
    /// <summary>After the disk refused something the database takes and gives nothing until it is opened anew.</summary>
    public bool IsEnd => Message.Contains(DuckDatabase.NoConnection, StringComparison.Ordinal) || Message.Contains("FATAL", StringComparison.Ordinal) || Message.Contains("has been invalidated", StringComparison.Ordinal);
}
