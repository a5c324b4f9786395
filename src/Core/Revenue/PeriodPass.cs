namespace Perennial.Core.Revenue;

/// <summary>
/// One pass over accounts that fills the sums of many, also overlapping, periods. Movements are summed once per stretch between
/// neighbouring boundaries; what compares the two ends of a period is taken per account from its state at each boundary.
/// </summary>
internal sealed class PeriodPass
{
    private readonly Timeline _timeline;
    private readonly IReadOnlyList<Period> _periods;
    private readonly int[] _bounds;
    private readonly (int From, int To)[] _ends;
    private readonly long[] _amount;
    private readonly bool[] _customer;
    private readonly int[] _churns;
    private readonly bool[] _ever;

    public PeriodPass(Timeline timeline, IReadOnlyList<Period> periods)
    {
        (_timeline, _periods) = (timeline, periods);
        _bounds = [.. periods.SelectMany(p => new[] { p.Start.DayNumber, p.End.DayNumber }).Distinct().Order()];
        _ends = [.. periods.Select(p => (Array.BinarySearch(_bounds, p.Start.DayNumber), Array.BinarySearch(_bounds, p.End.DayNumber)))];
        _amount = new long[_bounds.Length];
        _customer = new bool[_bounds.Length];
        _churns = new int[_bounds.Length];
        _ever = new bool[_bounds.Length];
        Stretches = new PeriodSums[Math.Max(1, _bounds.Length)];
        Sums = new PeriodSums[periods.Count];
    }

    /// <summary>Movements between boundary i and i + 1.</summary>
    public PeriodSums[] Stretches { get; private set; }
    public PeriodSums[] Sums { get; private set; }

    public void Reset()
    {
        Array.Clear(Stretches);
        Array.Clear(Sums);
    }

    /// <returns>False when the account has nothing in any of the periods.</returns>
    public bool Add(int account)
    {
        if (_bounds.Length == 0) return false;
        var (low, high) = (_timeline.First[account], _timeline.First[account + 1]);
        var unpriced = _timeline.Unpriced.Count > 0 && AddUnpriced(account);
        if (low == high || _timeline.Day[low] >= _bounds[^1]) return unpriced;
        if (_timeline.Foreign.TryGetValue(account, out var foreign))
        {
            WalkForeign(low, high, foreign);
            AddPeriods(foreign);
        }
        else
        {
            Walk(low, high);
            AddPeriods();
        }
        return true;
    }

    public PeriodFigures[] Figures()
    {
        var figures = new PeriodFigures[_periods.Count];
        for (var p = 0; p < figures.Length; p++)
        {
            var sums = Sums[p];
            if (!_timeline.Options.PeriodNet)
                for (var stretch = _ends[p].From; stretch < _ends[p].To; stretch++) sums.AddMovements(Stretches[stretch]);
            figures[p] = new(_periods[p], sums);
        }
        return figures;
    }

    private void Walk(int low, int high)
    {
        var (step, churns, amount, kind) = (low, 0, 0L, StepKind.None);
        var (days, after, kinds, moves) = (_timeline.Day, _timeline.After, _timeline.Kind, _timeline.Move);
        var dayNet = !_timeline.Options.PeriodNet;
        for (var i = 0; i < _bounds.Length; i++)
        {
            for (var bound = _bounds[i]; step < high && days[step] < bound; step++)
            {
                (amount, kind) = (after[step], kinds[step]);
                if ((kind & StepKind.MovementMask) == StepKind.Churn) churns++;
                if (i > 0 && dayNet) Stretches[i - 1].Move(kind, moves[step]);
            }
            _amount[i] = amount;
            _customer[i] = (kind & StepKind.Customer) != 0;
            _churns[i] = churns;
            _ever[i] = step > low;
        }
    }

    private void WalkForeign(int low, int high, ForeignSeries foreign)
    {
        Walk(low, high);
        var (step, moved) = (low, 0L);
        for (var i = 0; i < _bounds.Length; i++)
        {
            for (moved = 0; step < high && _timeline.Day[step] < _bounds[i]; step++) moved += _timeline.Move[step];
            var day = _bounds[i] - 1;
            _amount[i] = foreign.Total(foreign.IndexOn(day), _timeline.Fx, day);
            if (i > 0 && !_timeline.Options.PeriodNet) Stretches[i - 1].Fx += _amount[i] - _amount[i - 1] - moved;
        }
    }

    private void AddPeriods()
    {
        for (var p = 0; p < _ends.Length; p++)
        {
            var (from, to) = _ends[p];
            if (!_ever[to]) continue;
            ref var sums = ref Sums[p];
            AddEnds(ref sums, from, to);
            if (_amount[from] > 0) AddCohort(ref sums, _amount[from], _amount[to]);
            if (_timeline.Options.PeriodNet) AddPeriodNet(ref sums, from, to, _amount[from]);
        }
    }

    private void AddPeriods(ForeignSeries foreign)
    {
        for (var p = 0; p < _ends.Length; p++)
        {
            var (from, to) = _ends[p];
            if (!_ever[to]) continue;
            ref var sums = ref Sums[p];
            AddEnds(ref sums, from, to);
            var (opening, closing) = (_bounds[from] - 1, _bounds[to] - 1);
            if (_amount[from] > 0) AddForeignCohort(ref sums, foreign, _amount[from], _amount[to], opening, closing);
            if (_timeline.Options.PeriodNet) AddPeriodNet(ref sums, from, to, foreign.Total(foreign.IndexOn(opening), _timeline.Fx, closing));
        }
    }

    private void AddEnds(ref PeriodSums sums, int from, int to)
    {
        sums.Opening += _amount[from];
        sums.Closing += _amount[to];
        if (_customer[to]) sums.ClosingCustomers++;
        var churned = _timeline.Options.PeriodNet ? _customer[from] && !_customer[to] : _churns[to] > _churns[from];
        if (_customer[from])
        {
            sums.OpeningCustomers++;
            if (churned) sums.ChurnedOfOpening++;
            if (!_customer[to]) sums.GoneAtClose++;
        }
        else if (churned && !_ever[from]) sums.NewAndChurned++;
    }

    private void AddForeignCohort(ref PeriodSums sums, ForeignSeries foreign, long opening, long atSpot, int openingDay, int closingDay)
    {
        if (_timeline.Options.RetentionAtSpot)
        {
            AddCohort(ref sums, opening, atSpot);
            return;
        }
        var index = foreign.IndexOn(closingDay);
        if (foreign.Unpriced(index, _timeline.Fx, openingDay) is { } currency) sums.RetentionUnpriced ??= _timeline.Fx.Missing(currency, openingDay);
        else AddCohort(ref sums, opening, foreign.Total(index, _timeline.Fx, openingDay));
    }

    private static void AddCohort(ref PeriodSums sums, long opening, long closing)
    {
        sums.CohortCustomers++;
        sums.CohortOpening += opening;
        sums.CohortClosing += closing;
        sums.CohortKept += Math.Min(opening, closing);
        if (closing <= 0) return;
        sums.CohortRetained++;
        sums.RetainedOpening += opening;
        sums.RetainedClosing += closing;
    }

    private void AddPeriodNet(ref PeriodSums sums, int from, int to, long openingAtClosingRate)
    {
        sums.Fx += openingAtClosingRate - _amount[from];
        var change = _amount[to] - openingAtClosingRate;
        var kind = (_customer[from], _customer[to]) switch
        {
            (false, true) => _ever[from] ? StepKind.Reactivation : StepKind.New,
            (true, false) => StepKind.Churn,
            _ => change > 0 ? StepKind.Expansion : change < 0 ? StepKind.Contraction : StepKind.None,
        };
        sums.Move(kind, change);
    }

    private bool AddUnpriced(int account)
    {
        if (!_timeline.Unpriced.TryGetValue(account, out var unpriced)) return false;
        var found = false;
        for (var p = 0; p < Sums.Length; p++)
        {
            if (!unpriced.Touches(_periods[p])) continue;
            Sums[p].Unpriced++;
            Sums[p].UnpricedReason ??= unpriced.Reason;
            found = true;
        }
        return found;
    }
}
