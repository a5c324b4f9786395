using NodaTime;
using Perennial.App.Access;
using Perennial.App.Database;
using Perennial.App.Revenue;
using Perennial.Core.Voice;

namespace Perennial.App.Voice;

/// <summary>The workspace's survey answers and tickets in memory: loaded at the first question, added to as facts come, with the last books kept.</summary>
public sealed class WorkspaceVoice(Workspace workspace, FactsChanged changed, MergedRecords merged)
{
    private const int Kept = 6;
    private readonly Lock _one = new();
    private readonly VoiceLedger _ledger = new();
    private readonly List<(string Zone, long KnownAt, MergeMap Merged, VoiceBook Book)> _books = [];
    private IReadOnlyList<UndoneVoice> _undone = [];
    private long _seen = -1;

    /// <summary>All accounts'. Scope is the caller's: ask it through a viewer's slice.</summary>
    /// <param name="zone">Whose local days are counted.</param>
    /// <param name="known">As known at a moment; now when none is given.</param>
    public VoiceBook At(string zone, DateTimeOffset? known)
    {
        var (knownAt, map) = (known is { } at ? Micros.Of(at) : VoiceLedger.Now, merged.Accounts(known));
        lock (_one)
        {
            Refresh();
            var found = _books.FindIndex(b => b.Zone == zone && b.KnownAt == knownAt && b.Merged.SaysTheSame(map));
            var kept = found >= 0 ? _books[found] : (zone, knownAt, map, _ledger.At(knownAt, DateTimeZoneProviders.Tzdb[zone], _undone, map.Root));
            if (found >= 0) _books.RemoveAt(found);
            _books.Insert(0, kept);
            if (_books.Count > Kept) _books.RemoveAt(Kept);
            return kept.Item4;
        }
    }

    private void Refresh()
    {
        var times = changed.Times;
        if (times == _seen) return;
        using var db = workspace.OpenFor(Viewer.System);
        var undone = UndoneSource.AllAsync(db, CancellationToken.None).GetAwaiter().GetResult().Select(u => new UndoneVoice(u.Source, Micros.Of(u.From), Micros.Of(u.Until))).ToList();
        if (VoiceFacts.Load(workspace.Store, _ledger) || !undone.SequenceEqual(_undone)) _books.Clear();
        (_undone, _seen) = (undone, times);
    }
}
