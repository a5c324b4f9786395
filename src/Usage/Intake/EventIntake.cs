using System.Runtime.InteropServices;
using Perennial.Usage.Events;
using Perennial.Usage.Ids;
using Perennial.Usage.Spooling;

namespace Perennial.Usage.Intake;

/// <summary>
/// Takes messages for good: one thread sorts out those whose id counted before, writes what is left of all waiting calls as one frame of the spool, waits for the disk once, and answers them.
/// Calls that come meanwhile are the next frame.
/// </summary>
public sealed class EventIntake : IDisposable
{
    private const int MostInFrame = 4 << 20;
    private static readonly TimeSpan _pause = TimeSpan.FromSeconds(1);
    private readonly Spool _spool;
    private readonly MessageIds _ids;
    private readonly long _mostWaiting;
    private readonly Lock _gate = new();
    private readonly SemaphoreSlim _come = new(0);
    private readonly Thread _thread;
    private readonly Queue<Action> _asked = [];
    private readonly List<UInt128> _near = [];
    private List<Call> _waiting = [];
    private long _waitingBytes;
    private bool _closed;

    private sealed class Call(EventBuffer events) : TaskCompletionSource<IntakeAnswer>(TaskCreationOptions.RunContinuationsAsynchronously)
    {
        public EventBuffer Events { get; } = events;
        public int Stored { get; set; }
    }

    /// <param name="mostWaiting">Bytes that may wait for the disk; calls beyond them are refused.</param>
    public EventIntake(Spool spool, MessageIds ids, long mostWaiting = 32 << 20)
    {
        (_spool, _ids, _mostWaiting) = (spool, ids, mostWaiting);
        _thread = new Thread(Run) { IsBackground = true, Name = "event intake" };
        _thread.Start();
    }

    /// <summary>A frame was written: there is more to feed the engine with.</summary>
    public event Action? Written;

    /// <summary>How much has been taken behind which no engine has come yet; beyond <see cref="MostBehind"/> calls are refused.</summary>
    public Func<long> Behind { get; set; } = () => 0;
    public long MostBehind { get; set; } = 4L << 30;

    /// <summary>The disk refused the last write.</summary>
    public bool IsFailing { get; private set; }

    /// <returns>When all of them are on disk. The buffer stays the caller's.</returns>
    /// <exception cref="IntakeFullException">Nothing of the call was taken.</exception>
    public Task<IntakeAnswer> AddAsync(EventBuffer events)
    {
        if (events.Count == 0) return Task.FromResult(default(IntakeAnswer));
        var call = new Call(events);
        lock (_gate)
        {
            if (_closed) return Task.FromException<IntakeAnswer>(new IntakeFullException("The server is about to end."));
            if (_waitingBytes + events.Length > _mostWaiting) return Task.FromException<IntakeAnswer>(new IntakeFullException("Too many events wait for the disk."));
            if (Behind() > MostBehind) return Task.FromException<IntakeAnswer>(new IntakeFullException("Too many events wait for the usage store."));
            _waitingBytes += events.Length;
            _waiting.Add(call);
            if (_waiting.Count == 1) _come.Release();
        }
        return call.Task;
    }

    /// <summary>What would become of messages, if they were taken now; nothing is.</summary>
    /// <param name="events">The messages; the buffer stays the caller's.</param>
    /// <param name="seen">Those that were looked at before.</param>
    public Task<IntakeAnswer> TryAsync(EventBuffer events, SeenIds seen) => DoAsync(() =>
    {
        var stored = events.Fresh(id => !_ids.Has(id) && seen.Add(id), []);
        return new IntakeAnswer(stored, events.Count - stored);
    });

    /// <summary>Does something between two calls, on the thread that writes.</summary>
    public Task<T> DoAsync<T>(Func<T> work)
    {
        var done = new TaskCompletionSource<T>(TaskCreationOptions.RunContinuationsAsynchronously);
        lock (_gate)
        {
            ObjectDisposedException.ThrowIf(_closed, this);
            _asked.Enqueue(() =>
            {
                try
                {
                    done.SetResult(work());
                }
                catch (Exception failed) // the asker's to deal with
                {
                    done.SetException(failed);
                }
            });
        }
        _come.Release();
        return done.Task;
    }

    /// <summary>Takes nothing more and finishes what waits.</summary>
    public void Dispose()
    {
        lock (_gate)
        {
            if (_closed) return;
            _closed = true;
        }
        _come.Release();
        _thread.Join();
        _come.Dispose();
    }

    private void Run()
    {
        var calls = new List<Call>();
        while (true)
        {
            while (!_come.Wait(IsFailing ? _pause : Timeout.InfiniteTimeSpan)) TryDisk();
            while (Asked() is { } work) work();
            lock (_gate)
            {
                if (_waiting.Count == 0 && _closed) return;
                (calls, _waiting) = (_waiting, calls);
            }
            for (var from = 0; from < calls.Count;)
            {
                var (to, bytes) = (from, 0);
                while (to < calls.Count && (to == from || bytes + calls[to].Events.Length <= MostInFrame)) bytes += calls[to++].Events.Length;
                Take(calls[from..to]);
                from = to;
            }
            calls.Clear();
            lock (_gate)
                if (_closed && _waiting.Count == 0) return;
        }
    }

    /// <summary>Nobody may send while the disk is known to take nothing: so it is tried.</summary>
    private void TryDisk()
    {
        try
        {
            _spool.Mend();
            IsFailing = false;
        }
        catch (Exception failed) when (failed is IOException or UnauthorizedAccessException)
        {
            // Not yet.
        }
    }

    private Action? Asked()
    {
        lock (_gate) return _asked.TryDequeue(out var work) ? work : null;
    }

    private void Take(List<Call> calls)
    {
        var bytes = calls.Sum(call => (long)call.Events.Length);
        try
        {
            var fresh = new IdSet(256);
            var parts = new List<ReadOnlyMemory<byte>>(calls.Count);
            foreach (var call in calls)
            {
                _near.Clear();
                call.Events.IdsTo(_near);
                _ids.Near(CollectionsMarshal.AsSpan(_near));
                call.Stored = call.Events.Fresh(id => !_ids.Has(id) && fresh.Add(id), parts);
            }
            if (parts.Count > 0)
            {
                var position = _spool.Append(parts);
                foreach (var part in parts) Told(part.Span);
                _ids.Leave(position);
            }
            IsFailing = false;
            foreach (var call in calls) call.SetResult(new(call.Stored, call.Events.Count - call.Stored));
            if (parts.Count > 0) Written?.Invoke();
        }
        catch (Exception failed) when (failed is IOException or UnauthorizedAccessException)
        {
            IsFailing = true;
            foreach (var call in calls) call.TrySetException(new IntakeFullException($"The disk takes no events: {failed.Message}", failed));
        }
        finally
        {
            lock (_gate) _waitingBytes -= bytes;
        }
    }

    private void Told(ReadOnlySpan<byte> bytes)
    {
        for (var at = 0; at < bytes.Length; at += EventRecord.LengthOf(bytes[at..])) _ids.Add(EventRecord.IdOf(bytes[at..]));
    }
}
