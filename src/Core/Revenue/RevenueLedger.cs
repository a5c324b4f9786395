using Perennial.Core.Options;

namespace Perennial.Core.Revenue;

/// <summary>
/// All subscription line versions and exchange rates ever recorded, columnar in memory. Loaded once and advanced by new facts;
/// <see cref="At"/> reads them into a <see cref="Timeline"/> under a set of options and as known at a moment.
/// Not thread-safe: the caller serialises <see cref="Add"/> against <see cref="At"/>. Timelines are immutable and free to share.
/// </summary>
public sealed class RevenueLedger
{
    /// <summary>Known at any time: everything recorded and not undone.</summary>
    public const long Now = long.MaxValue;

    private readonly Versions _versions = new();
    private readonly FxRates _rates = new();
    private readonly Dictionary<int, (long Started, long Undone)> _undone = [];

    public int VersionCount => _versions.Count;
    public int AccountCount => _versions.AccountIds.Count;

    /// <summary>Takes a fact. One whose monthly amount is beyond 92 billion makes its account's revenue unstated, and nothing else.</summary>
    public void Add(in LineVersion version) => _versions.Add(version);

    /// <param name="day">The first day the rate holds.</param>
    /// <param name="base">One unit of this currency ...</param>
    /// <param name="quote">... costs <paramref name="rate"/> of this one.</param>
    /// <param name="rate">Above 0.</param>
    /// <param name="recordedAt">UTC microseconds.</param>
    /// <param name="import">The import that brought it, 0 for none.</param>
    public void AddRate(DateOnly day, string @base, string quote, decimal rate, long recordedAt, long import)
    {
        ArgumentOutOfRangeException.ThrowIfNegativeOrZero(rate);
        _rates.Add(day, @base, quote, rate, recordedAt, _versions.ImportOrdinal(import));
    }

    /// <summary>The facts of an undone import were known only from its start until its undoing (UTC microseconds).</summary>
    public void Undo(long import, long startedAt, long undoneAt) => _undone[_versions.ImportOrdinal(import)] = (startedAt, undoneAt);

    /// <summary>The timeline of every account.</summary>
    /// <param name="options">Those in force.</param>
    /// <param name="knownAt">UTC microseconds; facts recorded later are left out. <see cref="Now"/> for all.</param>
    /// <param name="subject">What is counted.</param>
    public Timeline At(WorkspaceOptions options, long knownAt = Now, Subject subject = Subject.Revenue) => Builder(options, knownAt, subject).Build(options);

    /// <summary>The same timeline with some accounts read anew: all that have facts with an id above <paramref name="lastFactId"/>, and those that share a line with them.</summary>
    public Timeline Advance(Timeline before, long lastFactId, long knownAt = Now) =>
        Builder(before.Options, knownAt, before.Rules.Subject).Build(before.Options, before, ChangedSince(lastFactId));

    private TimelineBuilder Builder(WorkspaceOptions options, long knownAt, Subject subject)
    {
        var rules = TimelineRules.Of(options, subject);
        _versions.CurrencyOrdinal(rules.Currency);
        var fx = _rates.Into(rules.Currency, _versions.Currencies, (recorded, import) => IsKnown(recorded, import, knownAt));
        Func<int, bool> known = knownAt == Now && _undone.Count == 0 ? _ => true : v => IsKnown(_versions.RecordedAt[v], _versions.Import[v], knownAt);
        return new TimelineBuilder(_versions, rules, fx, known);
    }

    private bool IsKnown(long recordedAt, int import, long knownAt) =>
        recordedAt <= knownAt && (!_undone.TryGetValue(import, out var window) || (window.Started <= knownAt && knownAt < window.Undone));

    private HashSet<int> ChangedSince(long lastFactId)
    {
        var changed = new HashSet<int>();
        for (var v = 0; v < _versions.Count; v++)
        {
            if (_versions.FactId[v] <= lastFactId) continue;
            changed.Add(_versions.Account[v]);
            if (!_versions.LineIsShared[_versions.Line[v]]) continue;
            for (var other = _versions.HeadOfLine[_versions.Line[v]]; other >= 0; other = _versions.NextOfLine[other]) changed.Add(_versions.Account[other]);
        }
        return changed;
    }
}
