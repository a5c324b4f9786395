using System.Text;
using Npgsql;
using NpgsqlTypes;

namespace Perennial.App.Database.Postgres;

/// <summary>A statement that the server has prepared, with parameters of the types that it found. Texts go as UTF-8.</summary>
internal sealed class PostgresStatement(NpgsqlCommand command, RowsOfReader rows) : Statement
{
    private bool _running;

    public override void Bind(int parameter, long value)
    {
        var bound = command.Parameters[parameter - 1];
        bound.Value = bound.NpgsqlDbType switch
        {
            NpgsqlDbType.Integer => checked((int)value),
            NpgsqlDbType.Bigint => value,
            NpgsqlDbType.Boolean => value != 0,
            var other => throw new InvalidOperationException($"A number is bound where the statement takes {other}: {command.CommandText}"),
        };
    }

    public override void Bind(int parameter, bool value)
    {
        var bound = command.Parameters[parameter - 1];
        bound.Value = bound.NpgsqlDbType switch
        {
            NpgsqlDbType.Boolean => value,
            NpgsqlDbType.Integer => value ? 1 : 0,
            NpgsqlDbType.Bigint => value ? 1L : 0L,
            var other => throw new InvalidOperationException($"A truth value is bound where the statement takes {other}: {command.CommandText}"),
        };
    }

    public override void Bind(int parameter, string? value)
    {
        if (value is null) BindNull(parameter);
        else command.Parameters[parameter - 1].Value = Encoding.UTF8.GetBytes(value);
    }

    public override void Bind(int parameter, ReadOnlySpan<byte> utf8)
    {
        var bound = command.Parameters[parameter - 1];
        // The embedded engine takes a number's text for a column of numbers; here it is said.
        bound.Value = bound.NpgsqlDbType == NpgsqlDbType.Integer ? int.Parse(utf8, System.Globalization.CultureInfo.InvariantCulture) : utf8.ToArray();
    }

    public override void BindBytes(int parameter, byte[] value) => command.Parameters[parameter - 1].Value = value;

    public override void BindNull(int parameter) => command.Parameters[parameter - 1].Value = DBNull.Value;

    public override bool Step()
    {
        if (!_running)
        {
            rows.Take(command.ExecuteReader());
            _running = true;
        }
        if (rows.Next()) return true;
        Reset();
        return false;
    }

    public override void Reset()
    {
        if (!_running) return;
        _running = false;
        rows.Leave();
    }

    public override bool IsNull(int column) => rows.IsNull(column);
    public override bool Bool(int column) => rows.Long(column) != 0;
    public override long Long(int column) => rows.Long(column);
    public override ReadOnlySpan<byte> Utf8(int column) => rows.Bytes(column);
    public override string Text(int column) => Encoding.UTF8.GetString(rows.Bytes(column));
    public override byte[] Bytes(int column) => rows.Bytes(column).ToArray();

    public override void Dispose()
    {
        Reset();
        command.Dispose();
    }
}
