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
    private readonly bool _dayNet;
    private readonly int[] _bounds;
    private readonly (int From, int To)[] _ends;
    private readonly List<Run> _runs;
    private readonly PeriodSums[] _sums;
    private readonly PeriodTally _tally;
    private readonly BoundaryRates _rates;

    // The account being read, at the end of the day before each boundary. Masks are -1 or 0.
    private readonly long[] _amount, _customer, _churns;
    private readonly int[] _index;
    private readonly long[] _atOpeningRate;

    // Movements between boundary i and i + 1, by kind.
    private readonly Int128[] _moved, _revalued;
    private readonly long[] _movedRecently, _moves;
    private readonly long _stepsToFlush;
    private long _stepsLeft;

    /// <summary>Neighbouring periods of which each begins and ends one boundary after the one before.</summary>
    private readonly record struct Run(int First, int From, int To, int Count);

    public PeriodPass(Timeline timeline, IReadOnlyList<Period> periods)
    {
        (_timeline, _periods, _dayNet) = (timeline, periods, !timeline.Options.PeriodNet);
        _bounds = [.. periods.SelectMany(p => new[] { p.Start.DayNumber, p.End.DayNumber }).Distinct().Order()];
        _ends = [.. periods.Select(p => (Array.BinarySearch(_bounds, p.Start.DayNumber), Array.BinarySearch(_bounds, p.End.DayNumber)))];
        _runs = Runs(_ends);
        _sums = new PeriodSums[periods.Count];
        _tally = new(periods.Count, _bounds.Length);
        _rates = new(timeline.Fx, _bounds);
        (_amount, _customer, _churns) = (new long[_bounds.Length], new long[_bounds.Length], new long[_bounds.Length]);
        (_index, _atOpeningRate) = (new int[_bounds.Length], new long[periods.Count]);
        (_moved, _revalued) = (new Int128[_bounds.Length * Kinds], new Int128[_bounds.Length]);
        (_movedRecently, _moves) = (new long[_bounds.Length * Kinds], new long[_bounds.Length * Kinds]);
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
        for (var kind = StepKind.New; kind <= StepKind.Churn; kind++) sums.Move(kind, _moved[stretch * Kinds + (int)kind], _moves[stretch * Kinds + (int)kind]);
        sums.Fx += _revalued[stretch];
    }

    /// <returns>The first boundary before which the account has paid.</returns>
    private int Walk(int low, int high)
    {
        var days = _timeline.Day.AsSpan(low, high - low);
        var after = _timeline.After.AsSpan(low, high - low);
        var kinds = _timeline.Kind.AsSpan(low, high - low);
        var moves = _timeline.Move.AsSpan(low, high - low);
        var (step, amount, customer, churns, next, first) = (0, 0L, 0L, 0L, days[0], 0);
        var bounds = _bounds.AsSpan();
        var amounts = _amount.AsSpan(0, bounds.Length);
        var customers = _customer.AsSpan(0, bounds.Length);
        var churned = _churns.AsSpan(0, bounds.Length);
        for (var b = 0; b < bounds.Length; b++)
        {
            for (var bound = bounds[b]; next < bound; next = step < days.Length ? days[step] : int.MaxValue)
            {
                var kind = kinds[step];
                amount = after[step];
                customer = -((long)kind >> 7);
                if ((kind & StepKind.MovementMask) == StepKind.Churn) churns++;
                if (b > 0) Move((b - 1) * Kinds + (int)(kind & StepKind.MovementMask), moves[step]);
                step++;
            }
            if (step == 0) first = b + 1;
            amounts[b] = amount;
            customers[b] = customer;
            churned[b] = churns;
        }
        return first;
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
        foreach (var run in _runs) AddCohort(run, first, _amount, run.To);
        if (_churns[^1] > 0) AddChurn(first);
        if (_dayNet) return;
        for (var p = 0; p < _ends.Length; p++) AddPeriodNet(p, _amount[_ends[p].From], first);
    }

    /// <param name="run">Some periods.</param>
    /// <param name="first">The first boundary before which the account has paid.</param>
    /// <param name="closing">What the cohort's account pays at the end of each of them.</param>
    /// <param name="at">Where that of the run's first period is.</param>
    private void AddCohort(Run run, int first, long[] closing, int at)
    {
        var k = Math.Max(0, first - run.To);
        for (; k + Vector<long>.Count <= run.Count; k += Vector<long>.Count)
            _tally.AddCohort(run.First + k, new Vector<long>(_amount, run.From + k), new Vector<long>(closing, at + k));
        for (; k < run.Count; k++) _tally.AddCohort(run.First + k, _amount[run.From + k], closing[at + k]);
    }

    private void AddChurn(int first)
    {
        foreach (var run in _runs)
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

    private static List<Run> Runs((int From, int To)[] ends)
    {
        var runs = new List<Run>();
        for (var p = 0; p < ends.Length; p++)
        {
            if (runs.Count > 0 && runs[^1] is var last && ends[p] == (last.From + last.Count, last.To + last.Count)) runs[^1] = last with { Count = last.Count + 1 };
            else runs.Add(new(p, ends[p].From, ends[p].To, 1));
        }
        return runs;
    }
}
