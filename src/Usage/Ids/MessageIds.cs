using System.Globalization;
using Perennial.Usage.Spooling;
using Perennial.Usage.Store;

namespace Perennial.Usage.Ids;

/// <summary>
/// Every message id that ever counted, as a hash of 128 bits: the latest in memory, all others in sorted files that are merged as they grow in number.
/// Asked and told by one thread; files are written behind it.
/// </summary>
public sealed class MessageIds : IDisposable
{
    private const int Together = 8;
    private readonly string _folder;
    private readonly int _atOnce;
    private readonly Lock _writing = new();
    private volatile IdRun[] _runs;
    private volatile IdSets? _leaving, _free;
    private IdSets _latest = new();
    private Task _behind = Task.CompletedTask;

    private MessageIds(string folder, int atOnce, IdRun[] runs) => (_folder, _atOnce, _runs, Covered) = (folder, atOnce, runs, runs.Length == 0 ? 0 : runs[^1].To);

    /// <summary>The spool's position up to which the files hold every id: what lies behind has to be told again after a start.</summary>
    public long Covered { get; private set; }

    public long Count => _latest.Count + (_leaving?.Count ?? 0) + _runs.Sum(run => run.Count);

    /// <param name="folder">Made when it is not there.</param>
    /// <param name="atOnce">How many ids leave memory together.</param>
    public static MessageIds Open(string folder, int atOnce = 1 << 18)
    {
        Directory.CreateDirectory(folder);
        foreach (var begun in Directory.GetFiles(folder, "*.new")) File.Delete(begun);
        var runs = new List<IdRun>();
        long at = 0;
        foreach (var (path, from, to) in Directory.GetFiles(folder, "*.ids").Select(Named).OrderBy(f => f.From).ThenByDescending(f => f.To))
        {
            if (to <= at) File.Delete(path); // merged into the one before it
            else if (from == at) at = Opened(runs, path).To;
            else throw new InvalidDataException($"Message ids between {at} and {from} are missing in {folder}.");
        }
        return new(folder, atOnce, [.. runs]);
    }

    /// <summary>Before <see cref="Has"/> is asked for many ids: makes the answers quicker.</summary>
    /// <returns>Nothing of meaning.</returns>
    public ulong Near(ReadOnlySpan<UInt128> ids)
    {
        var read = 0UL;
        foreach (var run in _runs) read ^= run.Near(ids);
        return read;
    }

    public bool Has(UInt128 id)
    {
        if (_latest.Has(id) || _leaving?.Has(id) == true) return true;
        foreach (var run in _runs)
            if (run.Has(id)) return true;
        return false;
    }

    public void Add(UInt128 id) => _latest.Add(id);

    /// <summary>Lets go of what is in memory when it is enough and the files behind are written.</summary>
    /// <param name="position">The spool's position behind the last id told.</param>
    /// <param name="force">Whatever their number, and waits.</param>
    public void Leave(long position, bool force = false)
    {
        if (force) Task.WaitAny(_behind);
        if (!_behind.IsCompleted) return;
        if (_leaving is { } left)
        {
            _behind = Behind(() => Write(left, Durable, Covered)); // the disk refused it before
            if (!force) return;
            _behind.GetAwaiter().GetResult();
        }
        if (position == Covered || (_latest.Count < _atOnce && !force)) return;
        var (from, leaving) = (Covered, _latest);
        (_leaving, _latest, _free, Covered) = (leaving, _free ?? new(), null, position);
        _behind = Behind(() => Write(leaving, from, position));
        if (force) _behind.GetAwaiter().GetResult();
    }

    /// <summary>Where replay has to begin: files behind are written by then.</summary>
    public long Durable => _runs is [.., var last] ? last.To : 0;

    /// <summary>Gives each file in turn; none is written or merged meanwhile.</summary>
    public void Copy(Action<string> each)
    {
        lock (_writing)
            foreach (var run in _runs) each(run.Path);
    }

    public void Dispose()
    {
        try
        {
            _behind.Wait();
        }
        catch (AggregateException)
        {
            // What was not written is told again from the spool.
        }
        foreach (var run in _runs) run.Dispose();
    }

    private static Task Behind(Action work) => Task.Factory.StartNew(
        () =>
        {
            Background.Lower();
            work();
        }, CancellationToken.None, TaskCreationOptions.LongRunning, TaskScheduler.Default);

    private void Write(IdSets leaving, long from, long to)
    {
        lock (_writing)
        {
            var run = IdRun.Write(_folder, from, to, leaving.Sorted(), leaving.Count);
            _runs = [.. _runs, run];
            _leaving = null;
            leaving.Clear(); // who still asks it asks the file next
            _free = leaving;
            while (Mergeable() is { } first) Merge(first);
        }
    }

    /// <summary>The first of eight neighbours at the end that are of about one size.</summary>
    private int? Mergeable()
    {
        var runs = _runs;
        for (var first = 0; first + Together <= runs.Length; first++)
            if (runs[first..].Max(run => run.Count) < Together * Math.Max(_atOnce, runs[first..].Min(run => run.Count))) return first;
        return null;
    }

    private void Merge(int first)
    {
        var old = _runs[first..];
        var merged = IdRun.Write(_folder, old[0].From, old[^1].To, InOrder(old), old.Sum(run => run.Count));
        _runs = [.. _runs[..first], merged];
        foreach (var run in old) File.Delete(run.Path); // a reader of this moment still has it open
        foreach (var run in old) _ = Task.Delay(TimeSpan.FromSeconds(10)).ContinueWith(_ => run.Dispose(), TaskScheduler.Default);
    }

    private static IEnumerable<UInt128> InOrder(IdRun[] runs)
    {
        var heads = new PriorityQueue<IEnumerator<UInt128>, UInt128>();
        foreach (var run in runs)
            if (run.All().GetEnumerator() is var ids && ids.MoveNext()) heads.Enqueue(ids, ids.Current);
        while (heads.TryPeek(out var ids, out var id))
        {
            yield return id;
            if (ids.MoveNext()) heads.DequeueEnqueue(ids, ids.Current);
            else heads.Dequeue();
        }
    }

    private static IdRun Opened(List<IdRun> runs, string path)
    {
        runs.Add(IdRun.Open(path));
        return runs[^1];
    }

    private static (string Path, long From, long To) Named(string path)
    {
        var ends = Path.GetFileNameWithoutExtension(path).Split('-');
        return (path, long.Parse(ends[0], CultureInfo.InvariantCulture), long.Parse(ends[1], CultureInfo.InvariantCulture));
    }
}
