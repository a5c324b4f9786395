using System.Text;
using Perennial.Usage.Store;

namespace Perennial.Usage.ClickHouse;

/// <summary>Rows of an answer in the format RowBinaryWithNamesAndTypes, read as they come.</summary>
internal sealed class ClickHouseRows : IUsageRow, IDisposable
{
    private static readonly UTF8Encoding _utf8 = new(false, false);
    private readonly PeekingStream _stream;
    private readonly BinaryReader _reader;
    private readonly (ColumnType Type, bool IsNullable)[] _columns = [];
    private readonly (bool IsNull, Int128 Number, double Real, string? Text)[] _row = [];

    public ClickHouseRows(Stream stream)
    {
        _reader = new BinaryReader(_stream = new PeekingStream(stream));
        if (_stream.IsAtEnd) return; // a statement without an answer
        _columns = new (ColumnType, bool)[_reader.Read7BitEncodedInt()];
        for (var i = 0; i < _columns.Length; i++) Text();
        for (var i = 0; i < _columns.Length; i++) _columns[i] = ColumnTypes.Read(Text());
        _row = new (bool, Int128, double, string?)[_columns.Length];
    }

    public bool Next()
    {
        if (_columns.Length == 0 || _stream.IsAtEnd) return false;
        for (var i = 0; i < _columns.Length; i++) _row[i] = _columns[i].IsNullable && _reader.ReadByte() != 0 ? (true, 0, 0, null) : Value(_columns[i].Type);
        return true;
    }

    public bool IsNull(int column) => _row[column].IsNull;
    public long Long(int column) => (long)_row[column].Number;
    public double Double(int column) => _columns[column].Type is ColumnType.Float64 ? _row[column].Real : (double)_row[column].Number;
    public DateOnly Day(int column) => DateOnly.FromDayNumber(719_162 + (int)_row[column].Number);
    public string? Text(int column) => _row[column].Text;
    public UInt128 Huge(int column) => (UInt128)_row[column].Number;

    public void Dispose() => _reader.Dispose();

    private (bool, Int128, double, string?) Value(ColumnType type) => type switch
    {
        ColumnType.String => (false, 0, 0, Text()),
        ColumnType.Float64 => (false, 0, _reader.ReadDouble(), null),
        _ => (false, type switch
        {
            ColumnType.UInt8 => _reader.ReadByte(),
            ColumnType.Int8 => _reader.ReadSByte(),
            ColumnType.UInt16 => _reader.ReadUInt16(),
            ColumnType.Int16 => _reader.ReadInt16(),
            ColumnType.UInt32 => _reader.ReadUInt32(),
            ColumnType.Int32 => _reader.ReadInt32(),
            ColumnType.UInt64 => _reader.ReadUInt64(),
            ColumnType.Int64 => _reader.ReadInt64(),
            ColumnType.Huge => (Int128)new UInt128(0, _reader.ReadUInt64()) | (Int128)_reader.ReadUInt64() << 64,
            ColumnType.String or ColumnType.Float64 => throw new InvalidOperationException(),
        }, 0, null),
    };

    private string Text()
    {
        var bytes = _reader.ReadBytes(_reader.Read7BitEncodedInt());
        return _utf8.GetString(bytes);
    }
}
