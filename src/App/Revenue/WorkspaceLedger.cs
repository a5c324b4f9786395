using System.Globalization;
using Microsoft.EntityFrameworkCore;
using Perennial.App.Access;
using Perennial.App.Database;
using Perennial.Core.Options;
using Perennial.Core.Revenue;

namespace Perennial.App.Revenue;

/// <summary>The workspace's revenue ledger in memory: loaded at the first question, advanced by new facts, with its last timelines kept.</summary>
public sealed class WorkspaceLedger(Workspace workspace, FactsChanged changed) : IDisposable
{
    private const int Kept = 8;
    private readonly SemaphoreSlim _one = new(1, 1);
    private readonly List<(Subject Subject, long KnownAt, Timeline Timeline)> _timelines = [];
    private RevenueLedger _ledger = new();
    private long _seen = -1;
    private long _lastFact;
    private long _lastRate;
    private int _undone;

    /// <summary>Every account's timeline. Scope is the caller's: measure it through a viewer's grouping.</summary>
    /// <param name="options">Those in force.</param>
    /// <param name="knownAt">Null for all that is known.</param>
    /// <param name="subject">What is counted.</param>
    /// <param name="cancellation">Stops the waiting, not the reading.</param>
    public async Task<Timeline> AtAsync(WorkspaceOptions options, DateTimeOffset? knownAt, Subject subject, CancellationToken cancellation)
    {
        await _one.WaitAsync(cancellation);
        try
        {
            await RefreshAsync();
            return Timeline(options, knownAt is { } at ? Micros.Of(at) : RevenueLedger.Now, subject);
        }
        finally
        {
            _one.Release();
        }
    }

    /// <summary>The same, when the ledger is known to be loaded: for what a metric asks of another subject in the middle of its work.</summary>
    public Timeline At(WorkspaceOptions options, DateTimeOffset? knownAt, Subject subject) =>
        AtAsync(options, knownAt, subject, CancellationToken.None).GetAwaiter().GetResult();

    public void Dispose() => _one.Dispose();

    private Timeline Timeline(WorkspaceOptions options, long knownAt, Subject subject)
    {
        for (var i = 0; i < _timelines.Count; i++)
        {
            var kept = _timelines[i];
            if (kept.Subject != subject || kept.KnownAt != knownAt || kept.Timeline.Under(options) is not { } timeline) continue;
            _timelines.RemoveAt(i);
            _timelines.Insert(0, kept);
            return timeline;
        }
        var built = _ledger.At(options, knownAt, subject);
        _timelines.Insert(0, (subject, knownAt, built));
        if (_timelines.Count > Kept) _timelines.RemoveAt(Kept);
        return built;
    }

    private async Task RefreshAsync()
    {
        var times = changed.Times;
        if (times == _seen) return;
        await using var db = workspace.OpenFor(Viewer.System);
        var undone = await UndoneSource.AllAsync(db, CancellationToken.None);
        var rates = await db.Set<FxRateFact>().Where(r => r.Id > _lastRate).OrderBy(r => r.Id).ToListAsync();
        var before = _lastFact;
        _lastFact = LineFacts.Load(workspace.Store, _lastFact, _ledger);
        foreach (var rate in rates)
        {
            _ledger.AddRate(rate.Day, rate.Base, rate.Quote, decimal.Parse(rate.Rate, CultureInfo.InvariantCulture), Micros.Of(rate.RecordedAt), rate.ImportId ?? 0);
            _lastRate = rate.Id;
        }
        foreach (var source in undone) _ledger.Undo(source.Source, Micros.Of(source.From), Micros.Of(source.Until));
        Keep(onlyLines: rates.Count == 0 && undone.Count == _undone, before);
        _undone = undone.Count;
        _seen = times;
    }

    /// <summary>New lines advance what is kept of the present; anything else makes it void.</summary>
    private void Keep(bool onlyLines, long before)
    {
        if (before == _lastFact && onlyLines) return;
        _timelines.RemoveAll(kept => !onlyLines || kept.KnownAt != RevenueLedger.Now);
        for (var i = 0; i < _timelines.Count; i++) _timelines[i] = _timelines[i] with { Timeline = _ledger.Advance(_timelines[i].Timeline, before) };
    }
}
