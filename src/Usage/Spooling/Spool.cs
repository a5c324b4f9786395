using System.Buffers.Binary;
using System.Globalization;
using System.IO.Hashing;
using Microsoft.Win32.SafeHandles;

namespace Perennial.Usage.Spooling;

/// <summary>
/// A log on disk in files of 64 MB, each named by the position of its first byte. What is appended together is one frame: its length and a checksum over its position and bytes
/// (u32 each), then the bytes. A frame counts when it is whole, and stands on disk when <see cref="Append"/> has answered. One thread appends, others read.
/// </summary>
public sealed class Spool : IDisposable
{
    public const int FileSize = 64 << 20, FrameHead = 8;

    /// <summary>When so much of a file is written the next is made ready; an installation to which little comes does without.</summary>
    private const int Busy = FileSize / 8;
    private readonly string _folder;
    private readonly bool _relaxed;
    private SafeFileHandle? _file;
    private long _start, _end;
    private bool _broken, _isReady;
    private SpareFile? _spare;

    private Spool(string folder, bool relaxed) => (_folder, _relaxed) = (folder, relaxed);

    /// <summary>The position behind the last frame that stands on disk.</summary>
    public long End => Volatile.Read(ref _end);

    /// <summary>Opens the log and finds its end; what a crash left half-written behind the last whole frame is cut off.</summary>
    /// <param name="from">A position where a frame begins, or the end: what lies before it is not looked at.</param>
    /// <exception cref="InvalidDataException">It does not reach back so far.</exception>
    /// <param name="relaxed">Without waiting for the disk: for tests of tests alone.</param>
    public static Spool Open(string folder, long from, bool relaxed = false)
    {
        Directory.CreateDirectory(folder);
        SpareFile.Clear(folder);
        if (Directory.GetFiles(folder, "*.log").Select(StartOf).DefaultIfEmpty(0).Min() is var first && first > from) throw new InvalidDataException($"The log in {folder} begins at {first} and is needed from {from} on.");
        var spool = new Spool(folder, relaxed) { _start = from / FileSize * FileSize, _end = from };
        using (var reader = new SpoolReader(folder))
        {
            var at = from;
            while (reader.Frame(at, long.MaxValue, out _) is { } next) at = next;
            if (spool.LastFile is var last && last == (at / FileSize + 1) * FileSize && reader.Frame(last, long.MaxValue, out _) is null) at = last; // begun, and nothing came
            spool._end = at;
        }
        spool._start = spool._end / FileSize * FileSize;
        spool.Cut();
        return spool;
    }

    /// <summary>Appends one frame and waits until it is on disk.</summary>
    /// <returns>The position behind it.</returns>
    /// <exception cref="IOException">When it is not known to be on disk: then it does not count, and the next try begins with mending.</exception>
    public long Append(IReadOnlyList<ReadOnlyMemory<byte>> parts)
    {
        if (_broken) Cut();
        var length = parts.Sum(part => part.Length);
        if (length + FrameHead > FileSize) throw new ArgumentException("A frame does not span files.", nameof(parts));
        if (_end - _start + FrameHead + length > FileSize || (!_isReady && _spare is { IsReady: true })) Next();
        var hash = new XxHash3(_end);
        foreach (var part in parts) hash.Append(part.Span);
        var head = new byte[FrameHead];
        BinaryPrimitives.WriteInt32LittleEndian(head, length);
        BinaryPrimitives.WriteUInt32LittleEndian(head.AsSpan(4), (uint)hash.GetCurrentHashAsUInt64());
        try
        {
            RandomAccess.Write(File(), [head, .. parts], _end - _start);
            if (!_relaxed) Disk.FlushData(File());
        }
        catch
        {
            _broken = true;
            throw;
        }
        Volatile.Write(ref _end, _end + FrameHead + length);
        if (_end - _start > Busy && !_relaxed) Spare().Want();
        return _end;
    }

    /// <summary>After the disk refused something: whether it takes something now. On the thread that appends.</summary>
    /// <exception cref="IOException">It does not.</exception>
    public void Mend()
    {
        Cut();
        _broken = true;
        RandomAccess.Write(File(), new byte[4096], _end - _start); // as nothing: a frame of no length
        Disk.Flush(File());
        _broken = false;
    }

    /// <summary>Goes on in a new file, so that those before can be removed. On the thread that appends.</summary>
    /// <returns>The position at which it begins.</returns>
    public long Roll()
    {
        if (_end > _start) Next();
        return _end;
    }

    /// <summary>In order.</summary>
    public IReadOnlyList<string> Files() => [.. Directory.GetFiles(_folder, "*.log").Order(StringComparer.Ordinal)];

    /// <summary>Where the last file begins: behind the end only if something between is missing.</summary>
    public long LastFile => Files() is [.., var last] ? long.Parse(Path.GetFileNameWithoutExtension(last), CultureInfo.InvariantCulture) : 0;

    /// <summary>Removes the files that lie wholly before a position.</summary>
    /// <param name="before">The position.</param>
    /// <param name="isErased">What they held must be gone when this returns; else one of them may be used again.</param>
    public void Forget(long before, bool isErased = false)
    {
        foreach (var path in Directory.GetFiles(_folder, "*.log"))
            if (StartOf(path) + FileSize <= before && (isErased || Volatile.Read(ref _spare)?.Offer(path) != true)) System.IO.File.Delete(path);
    }

    public void Dispose()
    {
        _file?.Dispose();
        _spare?.Dispose();
    }

    internal static string NameOf(string folder, long start) => Path.Combine(folder, start.ToString("D20", CultureInfo.InvariantCulture) + ".log");

    private static long StartOf(string path) => long.Parse(Path.GetFileNameWithoutExtension(path), CultureInfo.InvariantCulture);

    private SafeFileHandle File() => _file ?? throw new InvalidOperationException("The log is closed.");

    private SpareFile Spare()
    {
        if (_spare is null) Volatile.Write(ref _spare, new SpareFile(_folder));
        return _spare;
    }

    private void Next()
    {
        _broken = true;
        _start += FileSize;
        Volatile.Write(ref _end, _start);
        var isReady = _spare?.Take(NameOf(_folder, _start)) == true;
        Cut(isReady);
        _isReady = isReady;
    }

    /// <summary>Opens the last file anew with nothing behind the end, and its room taken beforehand.</summary>
    /// <param name="isEmpty">There is nothing behind the end.</param>
    private void Cut(bool isEmpty = false)
    {
        (_broken, _isReady) = (true, false);
        _file?.Dispose();
        var path = NameOf(_folder, _start);
        var isNew = !System.IO.File.Exists(path);
        _file = System.IO.File.OpenHandle(path, isNew ? FileMode.CreateNew : FileMode.Open, FileAccess.ReadWrite, FileShare.ReadWrite | FileShare.Delete, FileOptions.None, isNew ? FileSize : 0);
        if (!isNew && !isEmpty) RandomAccess.SetLength(_file, _end - _start);
        Disk.Flush(_file);
        Disk.Sync(_folder); // also where the file is there: an earlier try may have failed between the two
        _broken = false;
    }
}
