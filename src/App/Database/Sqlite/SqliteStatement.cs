using Microsoft.Data.Sqlite;
using SQLitePCL;
using static SQLitePCL.raw;

namespace Perennial.App.Database.Sqlite;

/// <summary>A statement over SQLite's own calls. Its texts are SQLite's own memory.</summary>
internal sealed class SqliteStatement : Statement
{
    private readonly sqlite3 _database;
    private readonly sqlite3_stmt _statement;

    public SqliteStatement(sqlite3 database, string sql)
    {
        _database = database;
        var result = sqlite3_prepare_v2(database, sql, out _statement);
        if (result != SQLITE_OK) throw Failure(result);
    }

    public override void Bind(int parameter, long value) => Check(sqlite3_bind_int64(_statement, parameter, value));

    public override void Bind(int parameter, string? value) => Check(value is null ? sqlite3_bind_null(_statement, parameter) : sqlite3_bind_text(_statement, parameter, value));

    public override void Bind(int parameter, ReadOnlySpan<byte> utf8) =>
        Check(utf8.IsEmpty ? sqlite3_bind_text(_statement, parameter, "") : sqlite3_bind_text(_statement, parameter, utf8));

    public override void Bind(int parameter, bool value) => Bind(parameter, value ? 1L : 0L);

    public override void BindBytes(int parameter, byte[] value) => Check(sqlite3_bind_blob(_statement, parameter, value));

    public override void BindNull(int parameter) => Check(sqlite3_bind_null(_statement, parameter));

    public override bool Step()
    {
        var result = sqlite3_step(_statement);
        if (result == SQLITE_ROW) return true;
        sqlite3_reset(_statement);
        return result == SQLITE_DONE ? false : throw Failure(result);
    }

    public override void Reset() => sqlite3_reset(_statement);

    public override bool IsNull(int column) => sqlite3_column_type(_statement, column) == SQLITE_NULL;

    public override bool Bool(int column) => Long(column) != 0;

    public override long Long(int column) => sqlite3_column_int64(_statement, column);

    public override ReadOnlySpan<byte> Utf8(int column) => sqlite3_column_blob(_statement, column);

    public override string Text(int column) => sqlite3_column_text(_statement, column).utf8_to_string();

    public override byte[] Bytes(int column) => sqlite3_column_blob(_statement, column).ToArray();

    public override void Dispose() => _statement.Dispose();

    private void Check(int result)
    {
        if (result != SQLITE_OK) throw Failure(result);
    }

    private SqliteException Failure(int result) => new(sqlite3_errmsg(_database).utf8_to_string(), result, sqlite3_extended_errcode(_database));
}
