namespace Perennial.Core.Revenue;

public sealed partial class Timeline
{
    /// <summary>
    /// Cohort retention as known at the end of <paramref name="asOf"/>, oldest first: accounts by the local month that they first paid in.
    /// </summary>
    public IReadOnlyList<Cohort> Cohorts(DateOnly asOf, Grouping grouping)
    {
        var sums = new SortedDictionary<int, (long[] Active, Int128[] Closing, long Members)>();
        var last = MonthOf(asOf.DayNumber);
        var (earliest, starts) = (int.MaxValue, Array.Empty<int>());
        for (var account = 0; account < AccountCount; account++)
        {
            if (grouping[account] < 0 || JoinedOn(account) is not { } joined || joined > asOf.DayNumber) continue;
            var first = MonthOf(joined);
            if (!sums.TryGetValue(first, out var row)) row = (new long[last - first + 1], new Int128[last - first + 1], 0);
            if (earliest > first) starts = Starts(earliest = first, last);
            var (isForeign, step) = (Foreign.ContainsKey(account), First[account]);
            for (var k = 0; k < row.Active.Length; k++)
            {
                var (from, to, isActive) = (starts[first + k - earliest], starts[first + k + 1 - earliest], false);
                while (step + 1 < First[account + 1] && Day[step + 1] <= from) step++;
                var next = step;
                for (; next < First[account + 1] && Day[next] < to; next++) isActive |= (Kind[next] & StepKind.Customer) != 0;
                if (isActive) row.Active[k]++;
                row.Closing[k] += isForeign ? AmountOn(account, to - 1, to - 1) : next > First[account] ? After[next - 1] : 0;
            }
            sums[first] = row with { Members = row.Members + 1 };
        }
        var end = KnownUntil(asOf);
        return [.. sums.Select(s => new Cohort(DateOnly.FromDayNumber(DayOfMonth(s.Key)), s.Value.Members,
            [.. Enumerable.Range(0, s.Value.Active.Length).Select(k => DayOfMonth(s.Key + k + 1) <= end ? new CohortCell(k, s.Value.Active[k], PeriodFigures.Money(s.Value.Closing[k])) : new CohortCell(k, null, null))]))];
    }

    /// <summary>The accounts of one cohort in its month k: what a cell is made of.</summary>
    public IEnumerable<CohortMember> CohortMembers(DateOnly cohort, int k, DateOnly asOf, Grouping grouping)
    {
        var month = MonthOf(cohort.DayNumber);
        var (from, to) = (DayOfMonth(month + k), DayOfMonth(month + k + 1));
        for (var account = 0; account < AccountCount; account++)
            if (grouping[account] >= 0 && JoinedOn(account) is { } joined && joined <= asOf.DayNumber && MonthOf(joined) == month)
                yield return new(account, DateOnly.FromDayNumber(joined), WasCustomerWithin(account, from, to), PeriodFigures.Money(AmountOn(account, to - 1, to - 1)));
    }

    private bool WasCustomerWithin(int account, int from, int to)
    {
        for (var step = Math.Max(First[account], StepOn(account, from)); step < First[account + 1] && Day[step] < to; step++)
            if ((Kind[step] & StepKind.Customer) != 0) return true;
        return false;
    }

    /// <summary>The first day that is not known, by the day asked for and by the data's end.</summary>
    private int KnownUntil(DateOnly asOf) => Math.Min(asOf.DayNumber + 1, Rules.DataEnd);

    /// <summary>First days of months, and of the one after the last.</summary>
    private static int[] Starts(int first, int last) => [.. Enumerable.Range(first, last - first + 2).Select(DayOfMonth)];

    private static int MonthOf(int day) => DateOnly.FromDayNumber(day) is var date ? date.Year * 12 + date.Month - 1 : 0;

    private static int DayOfMonth(int month) => new DateOnly(month / 12, month % 12 + 1, 1).DayNumber;
}
