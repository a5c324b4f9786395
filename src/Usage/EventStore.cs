using System.Collections.Concurrent;
using System.Security.Cryptography;
using Perennial.Core.Engagement;
using Perennial.Usage.ClickHouse;
using Perennial.Usage.Events;
using Perennial.Usage.Ids;
using Perennial.Usage.Intake;
using Perennial.Usage.Spooling;
using Perennial.Usage.Store;

namespace Perennial.Usage;

/// <summary>
/// The events of one workspace, opened: calls are taken for good into a spool on disk, each message id once for ever, and the engine is fed from there.
/// What has been taken can be asked for within a second.
/// </summary>
public sealed class EventStore : IAsyncDisposable
{
    private readonly string _folder;
    private readonly MessageIds _ids;
    private readonly Spool _spool;
    private readonly EventIntake _intake;
    private readonly UsageFeeder _feeder;
    private readonly BatchBuilder _builder;
    private readonly ConcurrentBag<EventScan> _scans = [];
    private bool _isOver;
    private long _upkeeps;

    private EventStore(string folder, IUsageStore engine, EventStoreLimits limits)
    {
        var spool = Path.Combine(folder, "spool");
        (_folder, Engine) = (folder, engine);
        _ids = MessageIds.Open(Path.Combine(folder, "ids"), limits.IdsAtOnce);
        _spool = Spool.Open(spool, Math.Min(engine.Mark, _ids.Durable));
        if (_spool.End < engine.Mark || _spool.LastFile > _spool.End) throw new InvalidDataException($"The usage store has events up to position {engine.Mark}, and {spool} goes on at {_spool.End} of {_spool.LastFile}: they are not of the same time. Take both from the same copy.");
        Replay.Into(_ids, spool, _spool.End);
        _builder = new BatchBuilder(engine.Names, new LocalDays(engine.Zone));
        _feeder = new UsageFeeder(_spool, spool, engine, _builder) { Keep = () => _ids.Durable };
        _intake = new EventIntake(_spool, _ids, limits.BytesWaiting) { Behind = () => BytesBehind, MostBehind = limits.BytesBehind };
        _intake.Written += _feeder.Wake;
    }

    /// <summary>What the embedded engine's file is called below the folder.</summary>
    public const string Data = "events.duckdb";

    public IUsageStore Engine { get; }

    /// <summary>Whether a copy is without the engine's data, which has to be copied where it lies.</summary>
    public bool KeepsDataElsewhere => Engine is ClickHouseStore;

    /// <summary>Taken, and not in the engine yet.</summary>
    public long BytesBehind => _spool.End - _feeder.Mark;

    /// <summary>How many message ids have ever counted.</summary>
    public long Ids => _ids.Count;

    /// <summary>Why nothing is taken, or nothing reaches the engine; null when all is well.</summary>
    public string? Trouble => _intake.IsFailing ? "The disk takes no events." : _feeder.Failing;

    /// <summary>How often what had come before was changed otherwise than by events: compare it to know whether it was.</summary>
    public long Upkeeps => Interlocked.Read(ref _upkeeps);

    /// <summary>After each batch that stands in the engine; on the feeding thread.</summary>
    public event Action<UsageBatch>? Fed
    {
        add => _feeder.Fed += value;
        remove => _feeder.Fed -= value;
    }

    /// <param name="folder">Of the workspace's events; made when it is not there.</param>
    /// <param name="engine">Opened; it is closed with this.</param>
    /// <param name="limits">What may wait.</param>
    /// <exception cref="InvalidDataException">Files are missing or damaged.</exception>
    public static EventStore Open(string folder, IUsageStore engine, EventStoreLimits? limits = null)
    {
        Directory.CreateDirectory(folder);
        foreach (var copy in Directory.GetFiles(folder, "copy-*.duckdb*")) File.Delete(copy); // of a backup that was cut off
        return new EventStore(folder, engine, limits ?? new());
    }

    /// <returns>When every message is on disk.</returns>
    /// <exception cref="IntakeFullException">Nothing of the call was taken.</exception>
    public Task<IntakeAnswer> TakeAsync(EventBuffer events) => _intake.AddAsync(events);

    /// <inheritdoc cref="EventIntake.TryAsync"/>
    public Task<IntakeAnswer> TryAsync(EventBuffer events, SeenIds seen) => _intake.TryAsync(events, seen);

    /// <summary>A reader of calls; to be given back.</summary>
    public EventScan Scan() => _scans.TryTake(out var scan) ? scan : new EventScan(Engine.Names.Seed, _ => NewId());

    public void Return(EventScan scan) => _scans.Add(scan);

    /// <summary>Waits until everything that was taken by now can be asked for.</summary>
    public Task UntilFedAsync(CancellationToken cancellation) => _feeder.UntilAsync(_spool.End, cancellation);

    /// <inheritdoc cref="IUsageStore.RebuildAsync"/>
    /// <exception cref="RawEventsGoneException">The sums of earlier days could not be made in another zone.</exception>
    public Task RebuildAsync(string zone, CancellationToken cancellation) => _feeder.DoAsync(_spool.End, async engine =>
    {
        if (zone != engine.Zone && engine.RawFrom is not null) throw new RawEventsGoneException($"The sums by day cannot be made in {zone}: of early days only those of {engine.Zone} are kept.");
        try
        {
            await engine.RebuildAsync(zone, cancellation);
        }
        finally
        {
            _builder.CountIn(engine.Zone);
            Interlocked.Increment(ref _upkeeps);
        }
        return true;
    });

    /// <inheritdoc cref="IUsageStore.ForgetRawAsync"/>
    public Task ForgetRawAsync(long before, CancellationToken cancellation) => _feeder.DoAsync(_spool.End, async engine =>
    {
        await engine.ForgetRawAsync(before, cancellation);
        Interlocked.Increment(ref _upkeeps);
        return true;
    });

    /// <summary>
    /// Forgets who somebody is, by the id that they are known by as a user or as a visitor: in the engine, and in the spool, whose files up to now are removed. Message ids stay.
    /// Who comes again under that id is somebody new.
    /// </summary>
    /// <returns>The ids that were known, none when nothing was known.</returns>
    public async Task<IReadOnlyList<string>> EraseAsync(string id, CancellationToken cancellation)
    {
        var bytes = System.Text.Encoding.UTF8.GetBytes(id);
        var from = await _intake.DoAsync(() =>
        {
            var position = _spool.Roll();
            _ids.Leave(position, force: true);
            return position;
        });
        var gone = await _feeder.DoAsync(from, engine => engine.EraseAsync([engine.Names.KeyOfPerson(bytes, isAnonymous: false), engine.Names.KeyOfPerson(bytes, isAnonymous: true)], from, cancellation));
        _feeder.Forget(isErased: true);
        Interlocked.Increment(ref _upkeeps);
        return gone;
    }

    /// <summary>
    /// Gives the files of a copy as of now, while events go on coming: the engine's data first, then the ids, then the spool, which reaches beyond both.
    /// A store opened over them knows everything that was acknowledged before the call.
    /// </summary>
    /// <param name="each">Is called with each file in turn, which may go or grow when it has returned.</param>
    /// <param name="cancellation">Ends the copying.</param>
    public async Task CopyAsync(Action<EventStoreCopy> each, CancellationToken cancellation)
    {
        using var held = _feeder.HoldSpool();
        var copy = Path.Combine(_folder, $"copy-{Guid.NewGuid():N}.duckdb");
        try
        {
            if (await Engine.CopyAsync(copy, cancellation) is { } data) each(new(Data, data, new FileInfo(data).Length));
            if (File.Exists(Path.Combine(_folder, Identity.File))) each(new(Identity.File, Path.Combine(_folder, Identity.File), new FileInfo(Path.Combine(_folder, Identity.File)).Length));
            _ids.Copy(path => each(new("ids/" + Path.GetFileName(path), path, new FileInfo(path).Length)));
            foreach (var path in _spool.Files()) each(new("spool/" + Path.GetFileName(path), path, new FileInfo(path).Length));
        }
        finally
        {
            File.Delete(copy);
            File.Delete(copy + ".wal");
        }
    }

    /// <summary>Takes nothing more, and ends when what was taken is safe: on disk, if not in the engine.</summary>
    public async ValueTask DisposeAsync()
    {
        if (Interlocked.Exchange(ref _isOver, true)) return;
        _intake.Dispose();
        _feeder.Dispose();
        _ids.Dispose();
        _spool.Dispose();
        await Engine.DisposeAsync();
    }

    private static UInt128 NewId()
    {
        Span<byte> bytes = stackalloc byte[16];
        RandomNumberGenerator.Fill(bytes);
        return BitConverter.ToUInt128(bytes);
    }
}
