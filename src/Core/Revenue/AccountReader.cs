namespace Perennial.Core.Revenue;

/// <summary>Gathers one account's versions as known, line by line, and reads them into spans, trials and cancellations. Its lists are reused between accounts.</summary>
internal sealed class AccountReader(Versions versions, TimelineRules rules, Func<int, bool> known)
{
    private readonly LineReader _lines = new(versions, rules);
    private readonly List<(int Line, int Start, long Recorded, long Fact, int Version)> _known = [];
    private readonly List<(int Line, int Start, long Recorded, long Fact, int Version)> _shared = [];
    private readonly List<Cancellation> _cancellations = [];
    private readonly HashSet<(int Subscription, int Start)> _trialKeys = [];

    public List<PaidSpan> Spans { get; } = [];
    public List<(int Start, int Paid)> Trials { get; } = [];
    public List<(int Click, int End, long AmountE8, int Currency)> Cancelled { get; } = [];

    public void Read(int account)
    {
        Spans.Clear();
        Trials.Clear();
        Cancelled.Clear();
        _known.Clear();
        _trialKeys.Clear();
        for (var v = versions.HeadOfAccount[account]; v >= 0; v = versions.NextOfAccount[v])
            if (known(v)) _known.Add(Sortable(v));
        if (_known.Count == 0) return;
        if (_known.Count > 1) _known.Sort();
        for (var from = 0; from < _known.Count;)
        {
            var line = _known[from].Line;
            var to = from;
            while (to < _known.Count && _known[to].Line == line) to++;
            if (versions.LineIsShared[line]) ReadShared(line, account);
            else ReadLine(_known, from, to, account);
            from = to;
        }
        FindTrials();
    }

    private void ReadShared(int line, int account)
    {
        _shared.Clear();
        for (var v = versions.HeadOfLine[line]; v >= 0; v = versions.NextOfLine[v])
            if (known(v)) _shared.Add(Sortable(v));
        _shared.Sort();
        ReadLine(_shared, 0, _shared.Count, account);
    }

    /// <summary>Of versions with one start the last recorded stands; each ends where the next starts.</summary>
    private void ReadLine(List<(int Line, int Start, long Recorded, long Fact, int Version)> sorted, int from, int to, int account)
    {
        for (var i = from; i < to; i++)
        {
            var next = i + 1 < to ? sorted[i + 1].Start : Versions.NoDay;
            if (next == sorted[i].Start || versions.Account[sorted[i].Version] != account) continue;
            _cancellations.Clear();
            var version = sorted[i].Version;
            _lines.Read(version, next, Spans, _cancellations);
            foreach (var cancelled in _cancellations) Keep(cancelled);
            NoteTrial(version);
        }
    }

    private void Keep(Cancellation cancelled)
    {
        long amount = 0;
        for (var i = Spans.Count - 1; i >= 0 && Spans[i].Line == versions.Line[cancelled.Version]; i--)
            if (Spans[i].From <= cancelled.ClickDay && cancelled.ClickDay < Spans[i].To) amount = Spans[i].AmountE8;
        if (amount > 0 && cancelled.EndDay > cancelled.ClickDay) Cancelled.Add((cancelled.ClickDay, cancelled.EndDay, amount, versions.Currency[cancelled.Version]));
    }

    private void NoteTrial(int version)
    {
        if (versions.Term[version] is var term && term < 0) return;
        var terms = versions.Terms[term];
        if (terms.TrialStart != Versions.NoDay && (LineKind)versions.Kind[version] is LineKind.Recurring or LineKind.Metered)
            _trialKeys.Add((versions.Subscription[version], _lines.Local(terms.TrialStart)));
    }

    private void FindTrials()
    {
        foreach (var (subscription, start) in _trialKeys)
        {
            var paid = Versions.NoDay;
            foreach (var span in Spans)
                if (span.Subscription == subscription && span.AmountE8 > 0 && span.To > start) paid = Math.Min(paid, Math.Max(span.From, start));
            Trials.Add((start, paid));
        }
        Trials.Sort();
    }

    private (int, int, long, long, int) Sortable(int v) => (versions.Line[v], _lines.StartOf(v), versions.RecordedAt[v], versions.FactId[v], v);
}
