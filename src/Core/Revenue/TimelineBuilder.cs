using Perennial.Core.Options;

namespace Perennial.Core.Revenue;

/// <summary>Builds a timeline account by account, or rebuilds some accounts of one and copies the others.</summary>
internal sealed class TimelineBuilder
{
    private readonly AccountReader _reader;
    private readonly AccountSteps _steps;
    private readonly TimelineRules _rules;
    private readonly Versions _versions;
    private readonly FxTable _fx;
    private readonly Column<int> _day = new();
    private readonly Column<long> _after = new();
    private readonly Column<long> _move = new();
    private readonly Column<StepKind> _kind = new();
    private readonly Column<EndReason> _reason = new();
    private readonly Dictionary<int, ForeignSeries> _foreign = [];
    private readonly Dictionary<int, Unpriced> _unpriced = [];
    private readonly List<Trial> _trials = [];
    private readonly List<CancelledAmount> _cancelled = [];

    public TimelineBuilder(Versions versions, TimelineRules rules, FxTable fx, Func<int, bool> known)
    {
        (_rules, _versions, _fx) = (rules, versions, fx);
        _reader = new(versions, rules, known);
        _steps = new(fx, rules, versions.CurrencyOrdinal(rules.Currency));
    }

    public Timeline Build(WorkspaceOptions options, Timeline? before = null, HashSet<int>? changed = null)
    {
        var first = new int[_versions.AccountIds.Count + 1];
        var named = new bool[_versions.AccountIds.Count];
        for (var account = 0; account < first.Length - 1; account++)
        {
            first[account] = _day.Count;
            var isKept = before is not null && changed is not null && !changed.Contains(account) && account < before.AccountCount;
            if (isKept) Copy(before!, account);
            else Read(account);
            named[account] = isKept ? before!.IsNamed(account) : _reader.IsNamed;
        }
        first[^1] = _day.Count;
        if (before is not null && changed is not null) CopyLists(before, changed);
        return new Timeline(_rules, _fx)
        {
            First = first,
            Day = _day.Span.ToArray(),
            After = _after.Span.ToArray(),
            Move = _move.Span.ToArray(),
            Kind = _kind.Span.ToArray(),
            Reason = _reason.Span.ToArray(),
            Largest = Math.Max(PeriodTally.Largest(_after.Span), PeriodTally.Largest(_move.Span)),
            Named = named,
            KnowsDiscounts = before?.KnowsDiscounts == true || _reader.SaysDiscount,
            Foreign = _foreign,
            Unpriced = _unpriced,
            TrialList = [.. _trials.OrderBy(t => t.Account).ThenBy(t => t.StartDay)],
            CancelledList = [.. _cancelled.OrderBy(c => c.Account).ThenBy(c => c.From)],
            AccountIds = [.. _versions.AccountIds],
            Options = options,
        };
    }

    private void Read(int account)
    {
        var from = _day.Count;
        try
        {
            _reader.Read(account);
            if (_steps.Build(_reader.Spans, _day, _after, _move, _kind, _reason) is { } foreign) _foreign.Add(account, foreign);
            foreach (var (start, paid) in _reader.Trials) _trials.Add(new(account, start, paid));
            foreach (var cancelled in _reader.Cancelled) _cancelled.Add(cancelled with { Account = account });
            if (_steps.Unpriced is { } unpriced) _unpriced.Add(account, unpriced);
        }
        catch (OverflowException)
        {
            Leave(account, from, "its revenue is beyond 92 billion, more than an amount can hold");
        }
    }

    private void Leave(int account, int from, string reason)
    {
        _unpriced.Add(account, new(0, Versions.NoDay, reason));
        foreach (var column in (ReadOnlySpan<Action<int>>)[_day.Truncate, _after.Truncate, _move.Truncate, _kind.Truncate, _reason.Truncate]) column(from);
    }

    private void Copy(Timeline before, int account)
    {
        var (low, high) = (before.First[account], before.First[account + 1]);
        for (var i = low; i < high; i++)
        {
            _day.Add(before.Day[i]);
            _after.Add(before.After[i]);
            _move.Add(before.Move[i]);
            _kind.Add(before.Kind[i]);
            _reason.Add(before.Reason[i]);
        }
        if (before.Foreign.TryGetValue(account, out var foreign)) _foreign.Add(account, foreign);
        if (before.Unpriced.TryGetValue(account, out var reason)) _unpriced.Add(account, reason);
    }

    private void CopyLists(Timeline before, HashSet<int> changed)
    {
        _trials.AddRange(before.TrialList.Where(t => !changed.Contains(t.Account)));
        _cancelled.AddRange(before.CancelledList.Where(c => !changed.Contains(c.Account)));
    }
}
