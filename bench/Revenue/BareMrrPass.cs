using Perennial.Core.Revenue;

namespace Perennial.Bench.Revenue;

/// <summary>
/// The floor: the same versions as plain arrays, with their amounts and last days already worked out, added up per account and month and nothing else.
/// No currencies, no trials, no movements, no cohorts.
/// </summary>
internal sealed class BareMrrPass
{
    private readonly int[] _account;
    private readonly int[] _from;
    private readonly int[] _to;
    private readonly long[] _amount;
    private readonly int[] _monthOfDay;
    private readonly int _firstDay;
    private readonly int _months;
    private readonly long[] _mrr;

    public BareMrrPass(IEnumerable<LineVersion> versions, IReadOnlyList<Period> months)
    {
        var (account, from, to, amount, lines) = (new List<int>(), new List<int>(), new List<int>(), new List<long>(), new List<TextKey>());
        foreach (var v in versions)
        {
            if (lines.Count > 0 && lines[^1] == v.Line) to[^1] = Math.Min(to[^1], v.Start.DayNumber);
            lines.Add(v.Line);
            account.Add((int)v.Account - 1);
            from.Add(v.Start.DayNumber);
            to.Add(v.End?.DayNumber ?? months[^1].End.DayNumber);
            amount.Add(Normalisation.MonthlyE8(v.Quantity, v.UnitPrice, v.Interval, v.IntervalCount));
        }
        (_account, _from, _to, _amount) = ([.. account], [.. from], [.. to], [.. amount]);
        (_firstDay, _months) = (from.Min(), months.Count);
        _monthOfDay = [.. Enumerable.Range(_firstDay, to.Max() - _firstDay + 400).Select(day => months.Count(m => m.ClosingDay.DayNumber < day))];
        _mrr = new long[SyntheticLines.Accounts * _months];
    }

    public int Count => _account.Length;

    /// <summary>Revenue of every account at every month's close.</summary>
    public long[] Run()
    {
        Array.Clear(_mrr);
        for (var v = 0; v < _account.Length; v++)
        {
            var (row, amount) = (_account[v] * _months, _amount[v]);
            var last = _monthOfDay[_to[v] - _firstDay];
            for (var month = _monthOfDay[_from[v] - _firstDay]; month < last; month++) _mrr[row + month] += amount;
        }
        return _mrr;
    }
}
