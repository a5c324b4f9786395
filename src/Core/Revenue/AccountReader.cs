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
    public List<CancelledAmount> Cancelled { get; } = [];

    /// <summary>Anything is known of the account that was read last.</summary>
    public bool IsNamed => _known.Count > 0;

    /// <summary>A line of any account that was read says a discount.</summary>
    public bool SaysDiscount { get; private set; }

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
            var before = Spans.Count;
            _lines.Read(version, next, Spans, _cancellations);
            foreach (var cancelled in _cancellations) Keep(cancelled, before);
            NoteTrial(version);
        }
    }

    /// <summary>What the cancelled version, whose spans are the last ones, still pays from the click on.</summary>
    private void Keep(Cancellation cancelled, int firstSpan)
    {
        foreach (var span in Spans.Skip(firstSpan))
            if (span.AmountE8 > 0 && span.To > cancelled.ClickDay) Cancelled.Add(new(0, Math.Max(span.From, cancelled.ClickDay), span.To, span.AmountE8, span.Currency));
    }

    private void NoteTrial(int version)
    {
        if (versions.Term[version] is var term && term < 0) return;
        var terms = versions.Terms[term];
        SaysDiscount |= terms.Discount != DiscountDuration.None;
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
