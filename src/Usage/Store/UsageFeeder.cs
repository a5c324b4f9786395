using System.Collections.Concurrent;
using System.Diagnostics;
using Perennial.Usage.Events;
using Perennial.Usage.Spooling;

namespace Perennial.Usage.Store;

/// <summary>Brings what stands in the spool into the engine, in large groups and in order, from where the engine left off.</summary>
public sealed class UsageFeeder : IDisposable
{
    private const int MostRows = 40_000, MostBytes = 4 << 20;
    private static readonly TimeSpan _longest = TimeSpan.FromMilliseconds(150), _pause = TimeSpan.FromSeconds(1);
    private readonly Spool _spool;
    private readonly string _folder;
    private readonly IUsageStore _store;
    private readonly BatchBuilder _builder;
    private readonly ManualResetEventSlim _come = new(false);
    private readonly CancellationTokenSource _closing = new();
    private readonly Thread _thread;
    private readonly ConcurrentQueue<(long From, Action Work)> _asked = new();
    private readonly Lock _forgetting = new();
    private int _holders;
    private long _mark;

    public UsageFeeder(Spool spool, string folder, IUsageStore store, BatchBuilder builder)
    {
        (_spool, _folder, _store, _builder, _mark) = (spool, folder, store, builder, store.Mark);
        _thread = new Thread(Run) { IsBackground = true, Name = "event feeder" };
        _thread.Start();
    }

    /// <summary>Everything before it is in the engine.</summary>
    public long Mark => Volatile.Read(ref _mark);

    /// <summary>What went wrong at the last try; null when the engine takes what it is given.</summary>
    public string? Failing { get; private set; }

    /// <summary>After each batch that stands in the engine.</summary>
    public event Action<UsageBatch>? Fed;

    public void Wake() => _come.Set();

    /// <summary>Waits until everything up to a position is in the engine.</summary>
    public async Task UntilAsync(long position, CancellationToken cancellation)
    {
        while (Mark < position) await Task.Delay(5, cancellation);
    }

    public void Dispose()
    {
        _closing.Cancel();
        _come.Set();
        _thread.Join();
        _closing.Dispose();
        _come.Dispose();
    }

    private void Run()
    {
        Background.Lower();
        using var reader = new SpoolReader(_folder);
        var batch = new UsageBatch();
        while (!_closing.IsCancellationRequested)
        {
            _come.Reset();
            try
            {
                var feeds = Fill(reader, batch);
                if (feeds) Feed(batch);
                if (_asked.TryPeek(out var asked) && (!feeds || Mark >= asked.From) && _asked.TryDequeue(out asked)) asked.Work();
                else if (!feeds) _come.Wait(_pause, _closing.Token);
            }
            catch (OperationCanceledException)
            {
                return;
            }
            catch (Exception failed) // whatever it is: the spool keeps what was taken, and it is tried again
            {
                Failing = failed.Message;
                _closing.Token.WaitHandle.WaitOne(_pause);
            }
        }
    }

    /// <summary>Does something between two batches, on the thread that feeds, when everything up to a position is in the engine.</summary>
    public Task<T> DoAsync<T>(long from, Func<IUsageStore, Task<T>> work)
    {
        var done = new TaskCompletionSource<T>(TaskCreationOptions.RunContinuationsAsynchronously);
        _asked.Enqueue((from, () =>
        {
            try
            {
                var result = work(_store).GetAwaiter().GetResult();
                Volatile.Write(ref _mark, Math.Max(_mark, _store.Mark));
                done.SetResult(result);
            }
            catch (Exception failed) // the asker's to deal with
            {
                done.SetException(failed);
            }
        }
        ));
        Wake();
        return done.Task;
    }

    /// <summary>Removes the files of the spool that nothing needs any more.</summary>
    /// <inheritdoc cref="Spool.Forget" path="/param[@name='isErased']"/>
    public void Forget(bool isErased = false)
    {
        lock (_forgetting)
            if (_holders == 0) _spool.Forget(Math.Min(Mark, Keep()), isErased);
    }

    /// <summary>Takes whole frames: as many as there are, up to a number, a size and a time. A batch that failed is tried again as it is.</summary>
    private bool Fill(SpoolReader reader, UsageBatch batch)
    {
        if (batch.Messages > 0) return true;
        var (at, began) = (_mark, Stopwatch.GetTimestamp());
        var until = _asked.TryPeek(out var asked) ? asked.From : long.MaxValue; // what is asked is done there, before anything newer
        while (at < until && batch.Messages < MostRows && batch.Bytes < MostBytes && Stopwatch.GetElapsedTime(began) < _longest && reader.Frame(at, _spool.End, out var frame) is { } next)
        {
            var bytes = frame.Span;
            for (var i = 0; i < bytes.Length; i += EventRecord.LengthOf(bytes[i..])) _builder.Add(new EventRecord(bytes[i..]), batch);
            batch.Mark = at = next;
        }
        return batch.Messages > 0;
    }

    private void Feed(UsageBatch batch)
    {
        _store.AddAsync(batch, _closing.Token).GetAwaiter().GetResult();
        Failing = null;
        Volatile.Write(ref _mark, batch.Mark);
        Fed?.Invoke(batch);
        batch.Clear();
        Forget();
    }

    /// <summary>Until the holder lets go no file of the spool is removed.</summary>
    public IDisposable HoldSpool()
    {
        lock (_forgetting) _holders++;
        return new Holder(this);
    }

    private sealed class Holder(UsageFeeder feeder) : IDisposable
    {
        public void Dispose()
        {
            lock (feeder._forgetting) feeder._holders--;
        }
    }

    /// <summary>What else still needs the spool from a position on.</summary>
    public Func<long> Keep { get; set; } = () => long.MaxValue;
}
