namespace Perennial.Core.Revenue.Curves;

/// <summary>Counts lifetimes in whole periods, many at a time.</summary>
internal sealed class SurvivalTally
{
    private readonly List<long> _ended = [], _completed = [];
    private long _customers;

    /// <param name="period">1 is the first.</param>
    public void AddEnded(int period, long customers)
    {
        Reach(period);
        _customers += customers;
        _ended[period - 1] += customers;
    }

    /// <param name="completed">Whole periods, also none.</param>
    public void AddGoingOn(int completed, long customers)
    {
        Reach(completed);
        _customers += customers;
        if (completed > 0) _completed[completed - 1] += customers;
    }

    public SurvivalCounts Counts() => SurvivalCounts.OfTally(_customers, _ended, _completed);

    private void Reach(int period)
    {
        while (_ended.Count < period)
        {
            _ended.Add(0);
            _completed.Add(0);
        }
    }
}
