using Npgsql;

namespace Perennial.App.Database.Postgres;

/// <summary>The rows of one run of a statement. A truth value is a number, and a text is bytes.</summary>
internal abstract class RowsOfReader
{
    public abstract void Take(NpgsqlDataReader reader);
    public abstract bool Next();
    public abstract void Leave();
    public abstract bool IsNull(int column);

    /// <summary>0 for null.</summary>
    public abstract long Long(int column);

    /// <summary>Empty for null. They hold until the next row.</summary>
    public abstract ReadOnlySpan<byte> Bytes(int column);

    private protected static Kind[] KindsOf(NpgsqlDataReader reader)
    {
        var kinds = new Kind[reader.FieldCount];
        for (var column = 0; column < kinds.Length; column++)
        {
            var type = reader.GetFieldType(column);
            kinds[column] = type == typeof(long) ? Kind.Long : type == typeof(int) ? Kind.Int : type == typeof(bool) ? Kind.Bool : Kind.Bytes;
        }
        return kinds;
    }

    private protected static long Number(NpgsqlDataReader reader, int column, Kind kind) => kind switch
    {
        Kind.Long => reader.GetInt64(column),
        Kind.Int => reader.GetInt32(column),
        Kind.Bool => reader.GetBoolean(column) ? 1 : 0,
        Kind.Bytes => throw new InvalidOperationException($"Column {column} is no number."),
    };

    private protected enum Kind : byte { Long, Int, Bool, Bytes }
}
