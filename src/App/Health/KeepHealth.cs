using System.Diagnostics;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;
using Perennial.App.Access;
using Perennial.App.Database;
using Perennial.App.Events;
using Perennial.App.Revenue;
using Perennial.App.Segments;
using Perennial.Usage;
using Perennial.Usage.Store;

namespace Perennial.App.Health;

/// <summary>Keeps scores in step: those of all accounts soon after facts or scorecards change and when the day turns, those of the accounts that did something at once, and the past when it is calm.</summary>
public sealed partial class KeepHealth(IServiceProvider services, ScorecardBook cards, EventStoreOpening opening, FactsChanged changed, ILogger<KeepHealth> log) : BackgroundService
{
    private const int MostTouched = 2000;
    private static readonly TimeSpan _gather = TimeSpan.FromMilliseconds(200), _soon = TimeSpan.FromMilliseconds(30), _pause = TimeSpan.FromSeconds(1), _look = TimeSpan.FromSeconds(20), _firstCalm = TimeSpan.FromSeconds(10), _calm = TimeSpan.FromSeconds(60);
    private readonly Lock _lock = new();
    private readonly SemaphoreSlim _signal = new(0, 1);
    private HashSet<int> _touched = [];
    private long _asked = Stopwatch.GetTimestamp();
    private HealthScores.State? _looked;
    private Task _past = Task.CompletedTask;
    private long _written, _rested;

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        changed.Raised += Ask;
        cards.Changed += Ask;
        var follows = FollowAsync(stoppingToken); // there may never be events: scores do not wait for them
        try
        {
            while (!stoppingToken.IsCancellationRequested)
            {
                await TryAsync(stoppingToken);
                var tried = Stopwatch.GetTimestamp();
                await _signal.WaitAsync(IsResting ? _pause : _look, stoppingToken);
                var more = _gather - Stopwatch.GetElapsedTime(tried); // what comes after a while is seen to soon, what comes often together
                await Task.Delay(more > _soon ? more : _soon, stoppingToken);
            }
        }
        catch (OperationCanceledException) when (stoppingToken.IsCancellationRequested)
        {
            // The server stops; the next start makes up for what is missing.
        }
        finally
        {
            changed.Raised -= Ask;
            cards.Changed -= Ask;
            if (await follows is { } store) store.Fed -= Note;
            await _past;
        }
    }

    private async Task<EventStore?> FollowAsync(CancellationToken stoppingToken)
    {
        try
        {
            var store = await opening.OpenedAsync(stoppingToken);
            store.Fed += Note;
            return store;
        }
        catch (OperationCanceledException)
        {
            return null;
        }
    }

    public override void Dispose()
    {
        _signal.Dispose();
        base.Dispose();
    }

    private void Ask()
    {
        Interlocked.Exchange(ref _asked, Stopwatch.GetTimestamp());
        Signal();
    }

    private void Note(UsageBatch batch)
    {
        lock (_lock)
            foreach (var row in batch.Rows)
                if (row.Source != 0) _touched.Add(row.Source);
        Signal();
    }

    private void Signal()
    {
        try
        {
            _signal.Release();
        }
        catch (SemaphoreFullException)
        {
            // It is already asked for.
        }
    }

    /// <summary>Whether all accounts were scored so lately that the next time may wait; those that did something do not.</summary>
    private bool IsResting => Stopwatch.GetTimestamp() < _rested;

    private async Task TryAsync(CancellationToken cancellation)
    {
        HashSet<int> sources;
        lock (_lock) (sources, _touched) = (_touched, []);
        try
        {
            var scores = services.GetRequiredService<HealthScores>();
            if (sources.Count > 0)
                foreach (var part in sources.Select(services.GetRequiredService<EventGroups>().AccountOf).OfType<long>().Distinct().Chunk(MostTouched).ToList()) await scores.TouchAsync(part, cancellation);
            if (!IsResting) await AllAsync(scores, cancellation);
            await SegmentsAsync(scores, cancellation);
        }
        catch (Exception failure) when (failure is not OperationCanceledException)
        {
            lock (_lock) _touched.UnionWith(sources);
            Failed(log, failure);
        }
    }

    private async Task AllAsync(HealthScores scores, CancellationToken cancellation)
    {
        var (began, times) = (Stopwatch.GetTimestamp(), scores.Rounds);
        var state = await scores.CurrentAsync(cancellation);
        if (scores.Rounds != times) _rested = Stopwatch.GetTimestamp() + (long)(Stopwatch.Frequency * (_pause + 3 * Stopwatch.GetElapsedTime(began)).TotalSeconds);
        if (_past.IsCompleted && state != _looked && Stopwatch.GetElapsedTime(Interlocked.Read(ref _asked)) >= (_looked is null ? _firstCalm : _calm)) _past = Task.Run(() => PastAsync(state, cancellation), CancellationToken.None);
    }

    private async Task PastAsync(HealthScores.State state, CancellationToken cancellation)
    {
        try
        {
            await services.GetRequiredService<HealthPast>().CatchUpAsync(cancellation);
            _looked = state;
        }
        catch (OperationCanceledException) when (cancellation.IsCancellationRequested)
        {
            // The server stops.
        }
        catch (Exception failure)
        {
            Failed(log, failure);
        }
    }

    /// <summary>Segments that ask for health follow it.</summary>
    private async Task SegmentsAsync(HealthScores scores, CancellationToken cancellation)
    {
        if (scores.Times == _written) return;
        _written = scores.Times;
        List<long> asking;
        await using (var db = services.GetRequiredService<Workspace>().OpenFor(Viewer.System))
            asking = await db.Segments.Where(s => s.Filter.Contains("health") || s.Filter.Contains("band")).Select(s => s.Id).ToListAsync(cancellation);
        foreach (var segment in asking) await services.GetRequiredService<SegmentMembers>().CatchUpAsync(segment, cancellation);
    }

    [LoggerMessage(Level = LogLevel.Error, Message = "Health could not be brought up to date; it is tried again within a minute")]
    private static partial void Failed(ILogger log, Exception failure);
}
