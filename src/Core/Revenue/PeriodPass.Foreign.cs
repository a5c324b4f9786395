namespace Perennial.Core.Revenue;

internal sealed partial class PeriodPass
{
    private bool _beyond;

    /// <summary>An account that does not bill in the reporting currency alone: its states at each boundary's own rate, and the cohort's closing at the opening's.</summary>
    private void AddForeign(int low, int high, int first, ForeignSeries foreign)
    {
        var (step, change) = (low, -1);
        for (var b = 0; b < _bounds.Length; b++)
        {
            Int128 moved = 0;
            for (; step < high && _timeline.Day[step] < _bounds[b]; step++) moved += _timeline.Move[step];
            while (change + 1 < foreign.Days.Length && foreign.Days[change + 1] < _bounds[b]) change++;
            _index[b] = change;
            _amount[b] = Total(foreign, change, b);
            if (b > 0) _revalued[b - 1] += _amount[b] - _amount[b - 1] - moved;
        }
        for (var p = 0; p < _ends.Length; p++) _atOpeningRate[p] = AtOpeningRate(p, foreign);
        if (_beyond)
        {
            RefuseBeyond();
            return;
        }
        _tally.MakeRoomFor(Math.Max(PeriodTally.Largest(_amount), PeriodTally.Largest(_atOpeningRate)));
        _tally.AddBoundaries(_amount, _customer);
        foreach (var run in _grid.Runs) AddCohort(run, first, _atOpeningRate, run.First);
        if (_churns[^1] > 0) AddChurn(first);
        if (_dayNet) return;
        for (var p = 0; p < _ends.Length; p++) AddPeriodNet(p, Total(foreign, _index[_ends[p].From], _ends[p].To), first);
        if (_beyond) RefuseBeyond();
    }

    /// <summary>0 where an extreme rate takes the amount beyond what can be held: the account is then refused.</summary>
    private long Total(ForeignSeries foreign, int index, int boundary)
    {
        try
        {
            return _rates.Total(foreign, index, boundary);
        }
        catch (OverflowException)
        {
            _beyond = true;
            return 0;
        }
    }

    private void RefuseBeyond()
    {
        _beyond = false;
        for (var p = 0; p < _sums.Length; p++)
        {
            _sums[p].Unpriced++;
            _sums[p].UnpricedReason ??= "a revenue beyond 92 billion at the day's rate, more than an amount can hold";
        }
    }

    private long AtOpeningRate(int p, ForeignSeries foreign)
    {
        var (from, to) = _ends[p];
        if (_retentionAtSpot || _amount[from] <= 0) return _amount[to];
        if (_index[from] == _index[to]) return _amount[from];
        if (_rates.Unpriced(foreign, _index[to], from) is not { } currency) return Total(foreign, _index[to], from);
        _sums[p].RetentionUnpriced ??= _timeline.Fx.Missing(currency, _bounds[from] - 1);
        return 0;
    }
}
