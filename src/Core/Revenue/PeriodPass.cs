using System.Numerics;
using System.Runtime.CompilerServices;

namespace Perennial.Core.Revenue;

/// <summary>
/// One pass over accounts that fills the sums of many, also overlapping, periods. An account is read once: its state at every boundary of the periods,
/// and its movements by stretch between neighbouring boundaries. What compares the two ends of a period is then taken from the states, several periods at a time.
/// </summary>
internal sealed partial class PeriodPass
{
    private const int Kinds = 8;
    private readonly Timeline _timeline;
    private readonly IReadOnlyList<Period> _periods;
    private readonly bool _dayNet, _retentionAtSpot;
    private readonly PeriodGrid _grid;
    private readonly int[] _bounds;
    private readonly (int From, int To)[] _ends;
    private readonly PeriodSums[] _sums;
    private readonly PeriodTally _tally;
    private readonly BoundaryRates _rates;

    // The account being read, at the end of the day before each boundary. Masks are -1 or 0.
    private readonly long[] _amount, _customer, _churns;
    private readonly int[] _index;
    private readonly long[] _atOpeningRate;

    // What changed before each boundary, after the one before it; the last is what changed after all of them. All zero between two accounts.
    private readonly Change[] _changes;

    // Movements before each boundary, after the one before it, by kind.
    private readonly Int128[] _moved, _revalued;
    private readonly long[] _movedRecently, _moves;
    private readonly long _stepsToFlush;
    private long _stepsLeft;

    public PeriodPass(Timeline timeline, PeriodGrid grid)
    {
        (_timeline, _grid, _dayNet, _retentionAtSpot) = (timeline, grid, !timeline.Options.PeriodNet, timeline.Options.RetentionAtSpot);
        (_periods, _bounds, _ends) = (grid.Periods, grid.Bounds, grid.Ends);
        _sums = new PeriodSums[_periods.Count];
        _tally = new(_periods.Count, _bounds.Length);
        _rates = new(timeline.Fx, _bounds);
        (_amount, _customer, _churns) = (new long[_bounds.Length], new long[_bounds.Length], new long[_bounds.Length]);
        _changes = new Change[_bounds.Length + 1];
        (_index, _atOpeningRate) = (new int[_bounds.Length], new long[_periods.Count]);
        (_moved, _revalued) = (new Int128[_changes.Length * Kinds], new Int128[_bounds.Length]);
        (_movedRecently, _moves) = (new long[_moved.Length], new long[_moved.Length]);
        _stepsToFlush = _stepsLeft = Math.Max(1, long.MaxValue / Math.Max(1, timeline.Largest));
    }

    public void Reset()
    {
        Array.Clear(_sums);
        Array.Clear(_moved);
        Array.Clear(_movedRecently);
        Array.Clear(_revalued);
        Array.Clear(_moves);
        _tally.Clear();
    }

    /// <returns>False when the account has nothing in any of the periods.</returns>
    public bool Add(int account)
    {
        if (_bounds.Length == 0) return false;
        var (low, high) = (_timeline.First[account], _timeline.First[account + 1]);
        var unpriced = _timeline.Unpriced.Count > 0 && AddUnpriced(account);
        if (low == high || _timeline.Day[low] >= _bounds[^1]) return unpriced;
        var first = Walk(low, high);
        if (_timeline.Foreign.Count > 0 && _timeline.Foreign.TryGetValue(account, out var foreign)) AddForeign(low, high, first, foreign);
        else AddHome(first);
        return true;
    }

    /// <summary>The figures of passes over different accounts together.</summary>
    public static PeriodFigures[] Figures(PeriodPass[] passes)
    {
        foreach (var pass in passes) pass.Flush();
        var periods = passes[0]._periods;
        var figures = new PeriodFigures[periods.Count];
        for (var p = 0; p < figures.Length; p++)
        {
            var sums = new PeriodSums();
            foreach (var pass in passes) sums.Add(pass.SumsOf(p));
            figures[p] = new(periods[p], sums);
        }
        return figures;
    }

    private PeriodSums SumsOf(int p)
    {
        var sums = _sums[p];
        _tally.AddTo(ref sums, p, _ends[p].From, _ends[p].To);
        if (_dayNet)
            for (var stretch = _ends[p].From; stretch < _ends[p].To; stretch++) AddStretch(ref sums, stretch);
        return sums;
    }

    private void Flush()
    {
        _tally.Flush();
        FlushMoves();
    }

    private void AddStretch(ref PeriodSums sums, int stretch)
    {
        for (var kind = StepKind.New; kind <= StepKind.Churn; kind++) sums.Move(kind, _moved[(stretch + 1) * Kinds + (int)kind], _moves[(stretch + 1) * Kinds + (int)kind]);
        sums.Fx += _revalued[stretch];
    }

    /// <summary>
    /// Each step is put down before its boundary, and the changes are then added up along the boundaries: without a branch that depends on the days.
    /// Differences that leave 64 bits come back into them when they are added up.
    /// </summary>
    /// <returns>The first boundary before which the account has paid.</returns>
    private int Walk(int low, int high)
    {
        var days = _timeline.Day.AsSpan(low, high - low);
        var after = _timeline.After.AsSpan(low, days.Length);
        var kinds = _timeline.Kind.AsSpan(low, days.Length);
        var moves = _timeline.Move.AsSpan(low, days.Length);
        var (amount, customer) = (0L, 0L);
        for (var step = 0; step < days.Length; step++)
        {
            var (b, kind) = (_grid.BoundaryAfter(days[step]), (long)kinds[step]);
            ref var change = ref _changes[b];
            change.Amount += after[step] - amount;
            change.Customer += -(kind >> 7) - customer;
            change.Churns += (kind & (long)StepKind.MovementMask) == (long)StepKind.Churn ? 1 : 0;
            (amount, customer) = (after[step], -(kind >> 7));
            Move(b * Kinds + (int)(kind & (long)StepKind.MovementMask), moves[step]);
        }
        AddUp();
        return _grid.BoundaryAfter(days[0]);
    }

    private void AddUp()
    {
        var changes = _changes.AsSpan();
        var amounts = _amount.AsSpan(0, changes.Length - 1);
        var customers = _customer.AsSpan(0, amounts.Length);
        var churned = _churns.AsSpan(0, amounts.Length);
        var (amount, customer, churns) = (0L, 0L, 0L);
        for (var b = 0; b < amounts.Length; b++)
        {
            ref var change = ref changes[b];
            amounts[b] = amount += change.Amount;
            customers[b] = customer += change.Customer;
            churned[b] = churns += change.Churns;
            change = default;
        }
        changes[^1] = default;
    }

    private struct Change
    {
        public long Amount, Customer, Churns;
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private void Move(int at, long amount)
    {
        _movedRecently[at] += amount;
        _moves[at]++;
        if (--_stepsLeft == 0) FlushMoves();
    }

    private void FlushMoves()
    {
        for (var i = 0; i < _moved.Length; i++) _moved[i] += _movedRecently[i];
        Array.Clear(_movedRecently);
        _stepsLeft = _stepsToFlush;
    }

    private void AddHome(int first)
    {
        _tally.MakeRoomFor(_timeline.Largest);
        _tally.AddBoundaries(_amount, _customer);
        foreach (var run in _grid.Runs) AddCohort(run, first, _amount, run.To);
        if (_churns[^1] > 0) AddChurn(first);
        if (_dayNet) return;
        for (var p = 0; p < _ends.Length; p++) AddPeriodNet(p, _amount[_ends[p].From], first);
    }

    /// <param name="run">Some periods.</param>
    /// <param name="first">The first boundary before which the account has paid.</param>
    /// <param name="closing">What the cohort's account pays at the end of each of them.</param>
    /// <param name="at">Where that of the run's first period is.</param>
    private void AddCohort(PeriodGrid.Run run, int first, long[] closing, int at)
    {
        var k = Math.Max(0, first - run.To);
        for (; k + Vector<long>.Count <= run.Count; k += Vector<long>.Count)
            _tally.AddCohort(run.First + k, new Vector<long>(_amount, run.From + k), new Vector<long>(closing, at + k));
        for (; k < run.Count; k++) _tally.AddCohort(run.First + k, _amount[run.From + k], closing[at + k]);
    }

    private void AddChurn(int first)
    {
        foreach (var run in _grid.Runs)
            for (var k = Math.Max(0, first - run.To); k < run.Count; k++)
            {
                var (from, to) = (run.From + k, run.To + k);
                var gone = _customer[from] & ~_customer[to];
                var churned = _dayNet ? (_churns[from] - _churns[to]) >> 63 : gone;
                _tally.AddChurn(run.First + k, gone, churned & _customer[from], from < first ? churned : 0);
            }
    }

    private void AddPeriodNet(int p, long openingAtClosingRate, int first)
    {
        var (from, to) = _ends[p];
        if (to < first) return;
        ref var sums = ref _sums[p];
        sums.Fx += openingAtClosingRate - _amount[from];
        var change = _amount[to] - openingAtClosingRate;
        var kind = (_customer[from] != 0, _customer[to] != 0) switch
        {
            (false, true) => from >= first ? StepKind.Reactivation : StepKind.New,
            (true, false) => StepKind.Churn,
            _ => change > 0 ? StepKind.Expansion : change < 0 ? StepKind.Contraction : StepKind.None,
        };
        sums.Move(kind, change, 1);
    }

    private bool AddUnpriced(int account)
    {
        if (!_timeline.Unpriced.TryGetValue(account, out var unpriced)) return false;
        var found = false;
        for (var p = 0; p < _sums.Length; p++)
        {
            if (!unpriced.Touches(_periods[p])) continue;
            _sums[p].Unpriced++;
            _sums[p].UnpricedReason ??= unpriced.Reason;
            found = true;
        }
        return found;
    }
}
