using SQLitePCL;
using static SQLitePCL.raw;

namespace Perennial.App.Database;

/// <summary>
/// One prepared statement over SQLite's own calls, for the paths where a million rows go through:
/// text goes in and out as UTF-8 without a string in between. Parameters count from 1, columns from 0.
/// </summary>
public sealed class Statement : IDisposable
{
    private readonly sqlite3 _database;
    private readonly sqlite3_stmt _statement;

    public Statement(sqlite3 database, string sql)
    {
        _database = database;
        var result = sqlite3_prepare_v2(database, sql, out _statement);
        if (result != SQLITE_OK) throw Failure(result);
    }

    public void Bind(int parameter, long value) => Check(sqlite3_bind_int64(_statement, parameter, value));

    public void Bind(int parameter, long? value)
    {
        if (value is { } given) Bind(parameter, given);
        else BindNull(parameter);
    }

    public void Bind(int parameter, string? value) => Check(value is null ? sqlite3_bind_null(_statement, parameter) : sqlite3_bind_text(_statement, parameter, value));

    public void Bind(int parameter, ReadOnlySpan<byte> utf8) =>
        Check(utf8.IsEmpty ? sqlite3_bind_text(_statement, parameter, "") : sqlite3_bind_text(_statement, parameter, utf8));

    public void BindNull(int parameter) => Check(sqlite3_bind_null(_statement, parameter));

    /// <summary>Goes to the next row; false after the last one, and the statement may then be run again.</summary>
    public bool Step()
    {
        var result = sqlite3_step(_statement);
        if (result == SQLITE_ROW) return true;
        sqlite3_reset(_statement);
        return result == SQLITE_DONE ? false : throw Failure(result);
    }

    /// <summary>Runs a statement that gives no rows.</summary>
    public void Run()
    {
        while (Step()) { }
    }

    /// <summary>Runs a statement to its end after a row of it was read.</summary>
    public void Finish() => Run();

    /// <summary>Leaves the rest of the rows, so that the statement may be run again.</summary>
    public void Reset() => sqlite3_reset(_statement);

    public bool IsNull(int column) => sqlite3_column_type(_statement, column) == SQLITE_NULL;

    public long Long(int column) => sqlite3_column_int64(_statement, column);

    public long? LongOrNull(int column) => IsNull(column) ? null : Long(column);

    /// <summary>The column's text as UTF-8, empty for null. It is SQLite's own memory and holds until the next step.</summary>
    public ReadOnlySpan<byte> Utf8(int column) => sqlite3_column_blob(_statement, column);

    public string Text(int column) => sqlite3_column_text(_statement, column).utf8_to_string();

    public string? TextOrNull(int column) => IsNull(column) ? null : Text(column);

    public void Dispose() => _statement.Dispose();

    public static void Run(sqlite3 database, string sql)
    {
        using var statement = new Statement(database, sql);
        statement.Run();
    }

    private void Check(int result)
    {
        if (result != SQLITE_OK) throw Failure(result);
    }

    private Microsoft.Data.Sqlite.SqliteException Failure(int result) =>
        new(sqlite3_errmsg(_database).utf8_to_string(), result, sqlite3_extended_errcode(_database));
}
