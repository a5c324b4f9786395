using System.Buffers.Binary;
using System.Globalization;
using System.IO.Hashing;
using Microsoft.Win32.SafeHandles;

namespace Perennial.Usage.Ids;

/// <summary>
/// A file of sorted ids that is written once: all messages of the spool from one position to another. Of it stay in memory the filter and every 256th id.
/// Head of 32 bytes: a mark, the number of ids, the length of the filter, a checksum of filter and head; then the filter, the ids of 16 bytes each, big-endian, and the upper half of every 256th.
/// </summary>
internal sealed class IdRun : IDisposable
{
    private const ulong Mark = 0x3130534449524550; // "PERIDS01"
    private const int Head = 32, Step = 256, Size = 16, Flushed = 1 << 16;
    private readonly SafeFileHandle _file;
    private readonly BloomFilter _filter;
    private readonly ulong[] _fence;
    private readonly long _ids;

    private IdRun(string path, SafeFileHandle file, long from, long to, long count, BloomFilter filter, ulong[] fence, long ids) =>
        (Path, _file, From, To, Count, _filter, _fence, _ids) = (path, file, from, to, count, filter, fence, ids);

    public string Path { get; }

    /// <summary>Positions of the spool that it covers, half-open.</summary>
    public long From { get; }
    public long To { get; }
    public long Count { get; }

    /// <inheritdoc cref="BloomFilter.Near"/>
    public ulong Near(ReadOnlySpan<UInt128> ids) => _filter.Near(ids);

    public bool Has(UInt128 id)
    {
        if (Count == 0 || !_filter.MayHave(id)) return false;
        var step = Array.BinarySearch(_fence, (ulong)(id >> 64));
        var (low, high) = step >= 0 ? Same(step) : (Math.Max(0, ~step - 1), Math.Max(0, ~step - 1));
        Span<byte> bytes = stackalloc byte[Step * Size];
        for (; low <= high; low++)
        {
            var read = RandomAccess.Read(_file, bytes[..(int)(Math.Min(Step, Count - (long)low * Step) * Size)], _ids + (long)low * Step * Size);
            for (int from = 0, to = read / Size - 1; from <= to;)
            {
                var middle = (from + to) / 2;
                var found = BinaryPrimitives.ReadUInt128BigEndian(bytes[(middle * Size)..]);
                if (found == id) return true;
                if (found < id) from = middle + 1;
                else to = middle - 1;
            }
        }
        return false;
    }

    /// <summary>Ids in order, read in parts.</summary>
    public IEnumerable<UInt128> All()
    {
        var buffer = new byte[64 * 1024];
        for (long at = 0; at < Count * Size;)
        {
            var read = RandomAccess.Read(_file, buffer.AsSpan(0, (int)Math.Min(buffer.Length, Count * Size - at)), _ids + at) / Size * Size;
            if (read == 0) throw new IOException($"{Path} ends before its time.");
            for (var i = 0; i < read; i += Size) yield return BinaryPrimitives.ReadUInt128BigEndian(buffer.AsSpan(i));
            at += read;
        }
    }

    /// <summary>Writes a run and makes it durable under its name in one step.</summary>
    /// <param name="most">No fewer than there are ids.</param>
    public static IdRun Write(string folder, long from, long to, IEnumerable<UInt128> sorted, long most)
    {
        var path = System.IO.Path.Combine(folder, $"{from.ToString("D20", CultureInfo.InvariantCulture)}-{to.ToString("D20", CultureInfo.InvariantCulture)}.ids");
        var filter = new BloomFilter(most);
        long count = 0;
        using (var file = new FileStream(path + ".new", FileMode.Create, FileAccess.Write, FileShare.None, 1 << 16))
        {
            file.Position = Head + filter.Bytes.Length;
            var fence = new List<byte[]>();
            Span<byte> bytes = stackalloc byte[Size];
            foreach (var id in sorted)
            {
                filter.Add(id);
                if (count % Step == 0) fence.Add(Upper(id));
                BinaryPrimitives.WriteUInt128BigEndian(bytes, id);
                file.Write(bytes);
                if (++count % Flushed == 0) Spooling.Disk.Flush(file); // little by little: events wait for the same disk
            }
            foreach (var upper in fence) file.Write(upper);
            file.Position = 0;
            var head = HeadOf(count, filter);
            file.Write(head);
            file.Write(filter.Bytes);
            Spooling.Disk.Flush(file);
        }
        File.Move(path + ".new", path, overwrite: true);
        Spooling.Disk.Sync(folder);
        return Open(path);
    }

    /// <exception cref="InvalidDataException">When the file is not what was written.</exception>
    public static IdRun Open(string path)
    {
        var file = File.OpenHandle(path, FileMode.Open, FileAccess.Read, FileShare.Read | FileShare.Delete, FileOptions.RandomAccess);
        try
        {
            var head = new byte[Head];
            if (RandomAccess.Read(file, head, 0) != Head || BinaryPrimitives.ReadUInt64LittleEndian(head) != Mark) throw new InvalidDataException($"{path} is no file of message ids.");
            var (count, length) = (BinaryPrimitives.ReadInt64LittleEndian(head.AsSpan(8)), BinaryPrimitives.ReadInt64LittleEndian(head.AsSpan(16)));
            var filter = new BloomFilter(length);
            var bytes = filter.Bytes;
            var got = 0;
            while (got < bytes.Length && RandomAccess.Read(file, bytes[got..], Head + got) is var read and > 0) got += read;
            if (got < bytes.Length || !HeadOf(count, filter, length).AsSpan().SequenceEqual(head)) throw new InvalidDataException($"{path} is damaged.");
            var ids = (long)Head + bytes.Length;
            if (RandomAccess.GetLength(file) != ids + count * Size + 8 * Steps(count)) throw new InvalidDataException($"{path} is shorter than it says.");
            var names = System.IO.Path.GetFileNameWithoutExtension(path).Split('-');
            return new(path, file, long.Parse(names[0], CultureInfo.InvariantCulture), long.Parse(names[1], CultureInfo.InvariantCulture), count, filter, Fence(file, ids, count), ids);
        }
        catch
        {
            file.Dispose();
            throw;
        }
    }

    public void Dispose() => _file.Dispose();

    private static byte[] HeadOf(long count, BloomFilter filter, long? most = null)
    {
        var head = new byte[Head];
        BinaryPrimitives.WriteUInt64LittleEndian(head, Mark);
        BinaryPrimitives.WriteInt64LittleEndian(head.AsSpan(8), count);
        BinaryPrimitives.WriteInt64LittleEndian(head.AsSpan(16), most ?? filter.Ids);
        BinaryPrimitives.WriteUInt64LittleEndian(head.AsSpan(24), XxHash3.HashToUInt64(filter.Bytes) ^ XxHash3.HashToUInt64(head.AsSpan(0, 24)));
        return head;
    }

    private static ulong[] Fence(SafeFileHandle file, long ids, long count)
    {
        var bytes = new byte[8 * Steps(count)];
        for (var got = 0; got < bytes.Length;)
        {
            var read = RandomAccess.Read(file, bytes.AsSpan(got), ids + count * Size + got);
            if (read == 0) throw new InvalidDataException("A file of message ids ends before its time.");
            got += read;
        }
        var fence = new ulong[bytes.Length / 8];
        for (var i = 0; i < fence.Length; i++) fence[i] = BinaryPrimitives.ReadUInt64BigEndian(bytes.AsSpan(8 * i));
        return fence;
    }

    private static long Steps(long count) => (count + Step - 1) / Step;

    private static byte[] Upper(UInt128 id)
    {
        var bytes = new byte[8];
        BinaryPrimitives.WriteUInt64BigEndian(bytes, (ulong)(id >> 64));
        return bytes;
    }

    /// <summary>Steps that begin with the same upper half: the id may lie in the one before the first of them, too.</summary>
    private (int Low, int High) Same(int step)
    {
        var (low, high) = (step, step);
        while (low > 0 && _fence[low - 1] == _fence[step]) low--;
        while (high + 1 < _fence.Length && _fence[high + 1] == _fence[step]) high++;
        return (Math.Max(0, low - 1), high);
    }
}
