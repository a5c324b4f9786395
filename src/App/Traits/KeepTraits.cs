using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;
using Perennial.App.Events;
using Perennial.App.Revenue;
using Perennial.Usage;
using Perennial.Usage.Store;

namespace Perennial.App.Traits;

/// <summary>Applies traits soon after they come, and those that waited soon after somebody is an account or a contact; all of them at the start and when rules change.</summary>
public sealed partial class KeepTraits(IServiceProvider services, TraitRules rules, EventStoreOpening opening, FactsChanged changed, ILogger<KeepTraits> log) : BackgroundService
{
    private static readonly TimeSpan _gather = TimeSpan.FromMilliseconds(500), _calm = TimeSpan.FromSeconds(2), _again = TimeSpan.FromSeconds(30);
    private readonly Lock _lock = new();
    private readonly SemaphoreSlim _signal = new(0, 1);
    private HashSet<int> _sources = [], _people = [];
    private bool _all = true, _look;

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        EventStore? store = null;
        EventGroups? groups = null;
        try
        {
            store = await opening.OpenedAsync(stoppingToken);
            store.Fed += Note;
            rules.Changed += All;
            changed.Raised += Look;
            groups = services.GetRequiredService<EventGroups>();
            groups.Changed += Look;
            while (true)
            {
                await TryAsync(stoppingToken);
                await _signal.WaitAsync(stoppingToken);
                await Task.Delay(_look ? _calm : _gather, stoppingToken); // edits come one after the other: they are looked at together
            }
        }
        catch (OperationCanceledException) when (stoppingToken.IsCancellationRequested)
        {
            // The server stops; the next start looks at all.
        }
        finally
        {
            if (store is not null) store.Fed -= Note;
            if (groups is not null) groups.Changed -= Look;
            changed.Raised -= Look;
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
        bool all, look;
        lock (_lock) (sources, people, all, look, _sources, _people, _all, _look) = (_sources, _people, _all, _look, [], [], false, false);
        if (!all && !look && sources.Count == 0 && people.Count == 0) return;
        try
        {
            var known = services.GetRequiredService<NewlyKnown>();
            if (all) await known.BeginAsync(cancellation);
            else if (look)
            {
                var (moreGroups, moreUsers) = await known.NextAsync(cancellation);
                sources.UnionWith(moreGroups);
                people.UnionWith(moreUsers);
            }
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

    /// <summary>Facts or what groups are changed: somebody of whom traits were told may be known now.</summary>
    private void Look()
    {
        if (rules.All.Count == 0) return;
        lock (_lock) _look = true;
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
