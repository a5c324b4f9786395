using Perennial.App.Access;
using Perennial.App.Database;
using Perennial.Core.Options;
using Perennial.Core.Revenue;

namespace Perennial.App.Revenue;

/// <summary>The workspace's revenue ledger in memory: loaded at the first question, advanced by new facts, with its last timelines kept.</summary>
public sealed class WorkspaceLedger(Workspace workspace, FactsChanged changed, MergedRecords merged) : IDisposable
{
    private const int Kept = 8;
    private readonly SemaphoreSlim _one = new(1, 1);
    private readonly List<(Subject Subject, long KnownAt, Timeline Timeline)> _timelines = [];
    private RevenueLedger _ledger = new();
    private MergeMap _merged = MergeMap.None;
    private Other? _other;
    private long _seen = -1;
    private long _lastFact;
    private long _lastRate;
    private int _undone;

    /// <summary>The ledger with the accounts merged otherwise than now, as the last such question wanted it.</summary>
    private sealed record Other(long Times, MergeMap Merged, RevenueLedger Ledger);

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
            return await TimelineAsync(options, knownAt, subject);
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

    private async Task<Timeline> TimelineAsync(WorkspaceOptions options, DateTimeOffset? known, Subject subject)
    {
        var knownAt = known is { } at ? Micros.Of(at) : RevenueLedger.Now;
        for (var i = 0; i < _timelines.Count; i++)
        {
            var kept = _timelines[i];
            if (kept.Subject != subject || kept.KnownAt != knownAt || kept.Timeline.Under(options) is not { } timeline) continue;
            _timelines.RemoveAt(i);
            _timelines.Insert(0, kept);
            return timeline;
        }
        var built = (await AsMergedAsync(known)).At(options, knownAt, subject);
        _timelines.Insert(0, (subject, knownAt, built));
        if (_timelines.Count > Kept) _timelines.RemoveAt(Kept);
        return built;
    }

    /// <summary>The ledger with the accounts merged as they were known to be: another one than the present's when they were not.</summary>
    private async Task<RevenueLedger> AsMergedAsync(DateTimeOffset? knownAt)
    {
        if (knownAt is null || merged.Accounts(knownAt) is var then && then.SaysTheSame(_merged)) return _ledger;
        if (_other is { } other && other.Times == _seen && other.Merged.SaysTheSame(then)) return other.Ledger;
        await using var db = workspace.OpenFor(Viewer.System);
        var ledger = await LineFacts.ReadAsync(db, workspace.Store, fact => then.Root(fact.AccountId), CancellationToken.None);
        _other = new(_seen, then, ledger);
        return ledger;
    }

    private async Task RefreshAsync()
    {
        var times = changed.Times;
        if (times == _seen) return;
        _other = null;
        if (merged.Accounts() is var now && !now.SaysTheSame(_merged)) Forget(now);
        try
        {
            await AdvanceAsync();
        }
        catch
        {
            Forget(_merged); // a part of it may be in the ledger, and what is kept may not know
            throw;
        }
        _seen = times;
    }

    private async Task AdvanceAsync()
    {
        await using var db = workspace.OpenFor(Viewer.System);
        var undone = await UndoneSource.AllAsync(db, CancellationToken.None);
        var (before, rates) = (_lastFact, _lastRate);
        _lastRate = await LineFacts.LoadRatesAsync(db, _lastRate, _ledger, CancellationToken.None);
        _lastFact = LineFacts.Load(workspace.Store, _lastFact, _ledger, _merged.IsEmpty ? null : fact => _merged.Root(fact.AccountId));
        foreach (var source in undone) _ledger.Undo(source.Source, Micros.Of(source.From), Micros.Of(source.Until));
        Keep(onlyLines: rates == _lastRate && undone.Count == _undone, before);
        _undone = undone.Count;
    }

    /// <summary>Everything is read anew, for example as lines belong to other accounts than before.</summary>
    private void Forget(MergeMap merges)
    {
        _merged = merges;
        _timelines.Clear();
        (_ledger, _lastFact, _lastRate, _undone) = (new RevenueLedger(), 0, 0, 0);
    }

    /// <summary>New lines advance what is kept of the present; anything else makes it void.</summary>
    private void Keep(bool onlyLines, long before)
    {
        if (before == _lastFact && onlyLines) return;
        _timelines.RemoveAll(kept => !onlyLines || kept.KnownAt != RevenueLedger.Now);
        for (var i = 0; i < _timelines.Count; i++) _timelines[i] = _timelines[i] with { Timeline = _ledger.Advance(_timelines[i].Timeline, before) };
    }
}
