using Perennial.Core.Forecast;

namespace Perennial.App.Forecast;

/// <summary>The months whose renewals are decided, the first one first.</summary>
internal static class PastMonths
{
    /// <summary>How far back chances and correlation are learnt from.</summary>
    public const int Learnt = 24;
    private const int Most = 36;

    /// <summary>Made again from what is known today, without chances.</summary>
    public static IReadOnlyList<PastMonth> Bare(DueBook book, DateOnly day)
    {
        var (first, months) = (new DateOnly(day.Year, day.Month, 1), new List<PastMonth>());
        for (var k = Most; k > 0; k--)
        {
            var start = first.AddMonths(-k);
            var made = start.AddDays(-1);
            var month = new PastMonth(start, made, IsReplayed: true, [], 0);
            if (month.JudgedBy > day) break;
            var dues = book.On(made).Where(due => due.On > made && due.On < start.AddMonths(1)).Select(due => due.Line(due.Kind == DueKind.NoticeGiven ? Chance.Sure(false) : null)).ToList();
            if (dues.Count > 0) months.Add(month with { Dues = [.. dues.Select(line => (line, book.Renewed(line, made)))] });
        }
        return months;
    }

    /// <summary>With what was said: kept forecasts where there are some, else the share of renewals that were decided by then.</summary>
    public static IReadOnlyList<PastMonth> Said(IReadOnlyList<PastMonth> bare, IReadOnlyDictionary<DateOnly, PastMonth> kept)
    {
        var said = new List<PastMonth>();
        foreach (var month in bare)
        {
            if (kept.TryGetValue(month.Start, out var known))
            {
                said.Add(known);
                continue;
            }
            var before = Before(said, month.MadeOn);
            var pooled = PastMonth.Pooled(before);
            said.Add(month with { Dues = [.. month.Dues.Select(d => (d.Line.Chance is null ? d.Line with { Chance = pooled } : d.Line, d.Renewed))], Correlation = PastMonth.Together(before).Value });
        }
        return said;
    }

    /// <summary>Those that were decided by a day, of the last years before it.</summary>
    public static IReadOnlyList<PastMonth> Before(IEnumerable<PastMonth> months, DateOnly day) => [.. months.Where(m => m.JudgedBy <= day && m.Start >= day.AddMonths(-Learnt - 2))];
}
