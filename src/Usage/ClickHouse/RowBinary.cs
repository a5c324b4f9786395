using System.Buffers.Binary;
using System.Text;

namespace Perennial.Usage.ClickHouse;

/// <summary>Rows as ClickHouse's format RowBinary has them, in memory.</summary>
internal sealed class RowBinary
{
    private byte[] _bytes = new byte[1 << 12];
    private int _used;

    public bool IsEmpty => _used == 0;
    public ReadOnlyMemory<byte> Bytes => _bytes.AsMemory(0, _used);

    public RowBinary Int(int value)
    {
        BinaryPrimitives.WriteInt32LittleEndian(Take(4), value);
        return this;
    }

    /// <summary>Int64, and a moment in microseconds.</summary>
    public RowBinary Long(long value)
    {
        BinaryPrimitives.WriteInt64LittleEndian(Take(8), value);
        return this;
    }

    public RowBinary Huge(UInt128 value)
    {
        BinaryPrimitives.WriteUInt128LittleEndian(Take(16), value);
        return this;
    }

    public RowBinary Text(ReadOnlySpan<byte> utf8)
    {
        Count(utf8.Length);
        utf8.CopyTo(Take(utf8.Length));
        return this;
    }

    public RowBinary Text(string text) => Text(Encoding.UTF8.GetBytes(text));

    /// <summary>How long what follows is.</summary>
    public RowBinary Count(int count)
    {
        for (var left = (uint)count; ; left >>= 7)
        {
            Take(1)[0] = (byte)(left < 0x80 ? left : left | 0x80);
            if (left < 0x80) return this;
        }
    }

    private Span<byte> Take(int length)
    {
        if (_used + length > _bytes.Length) Array.Resize(ref _bytes, Math.Max(2 * _bytes.Length, _used + length));
        _used += length;
        return _bytes.AsSpan(_used - length, length);
    }
}
