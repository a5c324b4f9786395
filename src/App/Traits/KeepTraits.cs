using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;
using Perennial.App.Events;
using Perennial.Usage;
using Perennial.Usage.Store;

namespace Perennial.App.Traits;

/// <summary>Applies traits soon after they come; all of them at the start and when rules change.</summary>
public sealed partial class KeepTraits(IServiceProvider services, TraitRules rules, EventStoreOpening opening, ILogger<KeepTraits> log) : BackgroundService
{
    private static readonly TimeSpan _gather = TimeSpan.FromMilliseconds(500), _again = TimeSpan.FromSeconds(30);
    private readonly Lock _lock = new();
    private readonly SemaphoreSlim _signal = new(0, 1);
    private HashSet<int> _sources = [], _people = [];
    private bool _all = true;

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        EventStore? store = null;
        try
        {
            store = await opening.OpenedAsync(stoppingToken);
            store.Fed += Note;
            rules.Changed += All;
            while (true)
            {
                await TryAsync(stoppingToken);
                await _signal.WaitAsync(stoppingToken);
                await Task.Delay(_gather, stoppingToken);
            }
        }
        catch (OperationCanceledException) when (stoppingToken.IsCancellationRequested)
        {
            // The server stops; the next start looks at all.
        }
        finally
        {
            if (store is not null) store.Fed -= Note;
            rules.Changed -= All;
        }
    }

    public override void Dispose()
    {
        _signal.Dispose();
        base.Dispose();
    }

    private async Task TryAsync(CancellationToken cancellation)
    {
        HashSet<int> sources, people;
        bool all;
        lock (_lock) (sources, people, all, _sources, _people, _all) = (_sources, _people, _all, [], [], false);
        if (!all && sources.Count == 0 && people.Count == 0) return;
        try
        {
            await services.GetRequiredService<TraitWork>().ApplyAsync(all ? null : sources, all ? null : people, cancellation);
        }
        catch (Exception failed) when (failed is not OperationCanceledException)
        {
            Failed(log, failed);
            await Task.Delay(_again, cancellation);
            All();
        }
    }

    private void Note(UsageBatch batch)
    {
        if ((batch.Told.Count == 0 && batch.Links.Count == 0) || rules.All.Count == 0) return;
        lock (_lock)
        {
            foreach (var told in batch.Told) (told.OfGroup ? _sources : _people).Add(told.Number);
            foreach (var (_, person, _) in batch.Links) _people.Add(person);
        }
        Signal();
    }

    private void All()
    {
        lock (_lock) _all = true;
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

    [LoggerMessage(Level = LogLevel.Error, Message = "Traits could not be brought into accounts and contacts; it is tried again in half a minute")]
    private static partial void Failed(ILogger log, Exception failure);
}
