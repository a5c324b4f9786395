using System.Buffers.Binary;
using System.IO.Hashing;
using Microsoft.Win32.SafeHandles;

namespace Perennial.Usage.Spooling;

/// <summary>Reads frames of the log in order. Used by one thread.</summary>
public sealed class SpoolReader(string folder) : IDisposable
{
    private SafeFileHandle? _file;
    private long _start = -1;
    private byte[] _buffer = new byte[1 << 20];

    /// <summary>Reads the frame at a position, or the first of the next file when this one is full.</summary>
    /// <param name="at">Where a frame begins.</param>
    /// <param name="end">Nothing is read beyond it.</param>
    /// <param name="frame">Its bytes, until the next call.</param>
    /// <returns>The position behind it; null when no whole frame lies there.</returns>
    public long? Frame(long at, long end, out ReadOnlyMemory<byte> frame)
    {
        frame = default;
        while (at < end)
        {
            if (Length(at) is { } length) return Read(at, length, out frame) ? at + Spool.FrameHead + length : null;
            var next = at / Spool.FileSize * Spool.FileSize + Spool.FileSize;
            if (next > end || !File.Exists(Spool.NameOf(folder, next))) return null;
            at = next;
        }
        return null;
    }

    public void Dispose() => _file?.Dispose();

    private int? Length(long at)
    {
        if (!Open(at)) return null;
        Span<byte> head = stackalloc byte[4];
        if (RandomAccess.Read(_file!, head, at - _start) < 4) return null;
        var length = BinaryPrimitives.ReadInt32LittleEndian(head);
        return length > 0 && at - _start + Spool.FrameHead + length <= Spool.FileSize ? length : null;
    }

    private bool Read(long at, int length, out ReadOnlyMemory<byte> frame)
    {
        var whole = Spool.FrameHead + length;
        if (_buffer.Length < whole) _buffer = new byte[whole];
        var got = 0;
        while (got < whole && RandomAccess.Read(_file!, _buffer.AsSpan(got, whole - got), at - _start + got) is var read and > 0) got += read;
        frame = _buffer.AsMemory(Spool.FrameHead, length);
        return got == whole && (uint)XxHash3.HashToUInt64(frame.Span, at) == BinaryPrimitives.ReadUInt32LittleEndian(_buffer.AsSpan(4));
    }

    private bool Open(long at)
    {
        var start = at / Spool.FileSize * Spool.FileSize;
        if (start == _start) return true;
        _file?.Dispose();
        (_file, _start) = (null, -1);
        if (!File.Exists(Spool.NameOf(folder, start))) return false;
        _file = File.OpenHandle(Spool.NameOf(folder, start), FileMode.Open, FileAccess.Read, FileShare.ReadWrite | FileShare.Delete);
        _start = start;
        return true;
    }
}
