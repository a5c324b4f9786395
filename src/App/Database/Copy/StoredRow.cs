using System.Buffers.Binary;

namespace Perennial.App.Database.Copy;

/// <summary>
/// One row in the form in which backups hold it and checksums are taken of it, the same for every engine: its length, then each column as 0 for null,
/// 1 and a number of 8 bytes, or 2, a length and the bytes of a text. It is used again for the next row.
/// </summary>
public sealed class StoredRow(StoredTable table)
{
    private const int Head = sizeof(int), LongestRow = 256 << 20;
    private const byte Null = 0, Number = 1, Bytes = 2;
    private readonly int[] _places = new int[table.Columns.Count];
    private byte[] _buffer = new byte[1024];
    private int _length;

    public StoredTable Table => table;
    public ReadOnlySpan<byte> Encoded => _buffer.AsSpan(0, _length);
    public bool IsNull(int column) => _buffer[_places[column]] == Null;
    public long NumberOf(int column) => BinaryPrimitives.ReadInt64LittleEndian(_buffer.AsSpan(_places[column] + 1));
    public ReadOnlyMemory<byte> BytesOf(int column) => _buffer.AsMemory(_places[column] + 1 + sizeof(int), BinaryPrimitives.ReadInt32LittleEndian(_buffer.AsSpan(_places[column] + 1)));

    public void Take(Statement row)
    {
        _length = Head;
        for (var column = 0; column < _places.Length; column++)
        {
            _places[column] = _length;
            if (row.IsNull(column)) Put(Null);
            else if (table.Columns[column].Kind is ColumnKind.Text or ColumnKind.Bytes) Put(row.Utf8(column));
            else Put(table.Columns[column].Kind == ColumnKind.Truth ? row.Bool(column) ? 1 : 0 : row.Long(column));
        }
        BinaryPrimitives.WriteInt32LittleEndian(_buffer, _length - Head);
    }

    /// <summary>Reads the next row; false at the end.</summary>
    /// <exception cref="InvalidDataException">It is no row of this table.</exception>
    public bool Take(Stream rows)
    {
        var head = rows.ReadAtLeast(_buffer.AsSpan(0, Head), Head, throwOnEndOfStream: false);
        if (head == 0) return false;
        var length = head < Head ? -1 : BinaryPrimitives.ReadInt32LittleEndian(_buffer);
        if (length is < 0 or > LongestRow) throw Broken();
        _length = Head;
        Room(length);
        if (rows.ReadAtLeast(_buffer.AsSpan(Head, length), length, throwOnEndOfStream: false) < length) throw Broken();
        _length = Head + length;
        var at = Head;
        for (var column = 0; column < _places.Length; column++)
        {
            if (at >= _length) throw Broken();
            _places[column] = at;
            at += _buffer[at] switch { Null => 1, Number => 1 + sizeof(long), Bytes when at + 1 + sizeof(int) <= _length => 1 + sizeof(int) + BinaryPrimitives.ReadInt32LittleEndian(_buffer.AsSpan(at + 1)), _ => throw Broken() };
            if (at > _length || at <= _places[column]) throw Broken();
        }
        return at == _length ? true : throw Broken();
    }

    private InvalidDataException Broken() => new($"The rows of {table.Name} are damaged.");

    private void Put(byte tag)
    {
        Room(1);
        _buffer[_length++] = tag;
    }

    private void Put(long number)
    {
        Put(Number);
        Room(sizeof(long));
        BinaryPrimitives.WriteInt64LittleEndian(_buffer.AsSpan(_length), number);
        _length += sizeof(long);
    }

    private void Put(ReadOnlySpan<byte> bytes)
    {
        Put(Bytes);
        Room(sizeof(int) + bytes.Length);
        BinaryPrimitives.WriteInt32LittleEndian(_buffer.AsSpan(_length), bytes.Length);
        bytes.CopyTo(_buffer.AsSpan(_length + sizeof(int)));
        _length += sizeof(int) + bytes.Length;
    }

    private void Room(int more)
    {
        if (_length + more > _buffer.Length) Array.Resize(ref _buffer, Math.Max(_length + more, 2 * _buffer.Length));
    }
}
