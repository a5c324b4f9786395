using Perennial.Core.Revenue;

namespace Perennial.Bench.Recompute;

/// <summary>The floor of revenue: MRR by account and month end, what moved between months, retention over a year, and the triangle of cohorts; in one thread over plain arrays.</summary>
internal sealed class BareRevenue
{
    public const int Months = 24, Year = 12, All = Months + Year;
    private readonly DrawnBook _book;
    private readonly int[] _monthOf;
    private readonly int _firstDay;
    private readonly long[] _mrr;

    /// <param name="book">Of whom.</param>
    /// <param name="months">The last of them, each ending with its closing day.</param>
    public BareRevenue(DrawnBook book, IReadOnlyList<Period> months)
    {
        (_book, _firstDay) = (book, book.From.Min());
        var first = months[0].Start;
        List<int> closings = [.. Enumerable.Range(0, All).Select(m => first.AddMonths(m - Year + 1).AddDays(-1).DayNumber)];
        // A version counts at a month's close from the first close on or after its start.
        _monthOf = [.. Enumerable.Range(_firstDay, book.Today.DayNumber - _firstDay + 2000).Select(day => closings.Count(close => close < day))];
        _mrr = new long[book.Accounts * All];
    }

    /// <summary>Opening, closing, new, reactivated, more, less and lost MRR, customers, kept of a year before, of which not grown: a row a month.</summary>
    public long[][] Sums { get; } = [.. Enumerable.Range(0, Months).Select(_ => new long[11])];

    /// <summary>Paying customers, and what they pay, of each cohort by its months.</summary>
    public (long Active, long Closing)[,] Cohorts { get; } = new (long, long)[Months, Months];

    public void Run()
    {
        Array.Clear(_mrr);
        Array.Clear(Cohorts);
        foreach (var sums in Sums) Array.Clear(sums);
        for (var a = 0; a < _book.Accounts; a++)
        {
            var row = _mrr.AsSpan(a * All, All);
            for (var v = a * DrawnBook.Versions; v < (a + 1) * DrawnBook.Versions; v++)
            {
                var amount = (long)_book.Price[v] * _book.Quantity[v] * (_book.HasDiscount[a] ? 90 : 100);
                var last = _book.To[v] == int.MaxValue ? All : _monthOf[Math.Min(_book.To[v] - _firstDay, _monthOf.Length - 1)];
                for (var month = _monthOf[_book.From[v] - _firstDay]; month < last; month++) row[month] += amount;
            }
            Add(a, row);
        }
    }

    private void Add(int a, ReadOnlySpan<long> row)
    {
        var joined = -1;
        for (var m = 0; m < All && joined < 0; m++)
            if (row[m] > 0) joined = m;
        for (var m = 0; m < Months; m++)
        {
            var (before, now, then, sums) = (row[m + Year - 1], row[m + Year], row[m], Sums[m]);
            sums[0] += before;
            sums[1] += now;
            if (now > 0) sums[7]++;
            if (before == 0 && now > 0) sums[joined == m + Year ? 2 : 3] += now;
            else if (now == 0) sums[6] += before;
            else if (now > before) sums[4] += now - before;
            else sums[5] += before - now;
            if (then <= 0) continue;
            sums[8] += then;
            sums[9] += now;
            sums[10] += Math.Min(now, then);
        }
        if (joined < Year) return;
        for (var m = joined - Year; m < Months; m++)
        {
            ref var cell = ref Cohorts[joined - Year, m - (joined - Year)];
            cell = (cell.Active + (row[m + Year] > 0 ? 1 : 0), cell.Closing + row[m + Year]);
        }
    }
}
