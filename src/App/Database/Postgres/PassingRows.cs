using Npgsql;

namespace Perennial.App.Database.Postgres;

/// <summary>Rows as they come from the server, each held until the next one.</summary>
internal sealed class PassingRows : RowsOfReader
{
    private NpgsqlDataReader? _reader;
    private Kind[] _kinds = [];
    private byte[][] _texts = [];

    public override void Take(NpgsqlDataReader reader)
    {
        _reader = reader;
        _kinds = KindsOf(reader);
        if (_texts.Length != _kinds.Length) _texts = [.. _kinds.Select(_ => Array.Empty<byte>())];
    }

    public override bool Next() => _reader!.Read();

    public override void Leave()
    {
        _reader?.Dispose();
        _reader = null;
    }

    public override bool IsNull(int column) => _reader!.IsDBNull(column);

    public override long Long(int column) => IsNull(column) ? 0 : Number(_reader!, column, _kinds[column]);

    public override ReadOnlySpan<byte> Bytes(int column)
    {
        if (IsNull(column)) return [];
        var length = (int)_reader!.GetBytes(column, 0, null, 0, 0);
        if (_texts[column].Length < length) _texts[column] = new byte[Math.Max(32, 2 * length)];
        _reader.GetBytes(column, 0, _texts[column], 0, length);
        return _texts[column].AsSpan(0, length);
    }
}
