using Perennial.Core.Forecast;

namespace Perennial.App.Forecast;

/// <summary>The months whose renewals are decided, the first one first.</summary>
internal static class PastMonths
{
    /// <summary>How far back chances and correlation are learnt from.</summary>
    public const int Learnt = 24;
    private const int Most = 36;

    /// <summary>Made again by contracts as they stood, without chances. What was late when a month began counts in it, and may be judged later than <paramref name="day"/>.</summary>
    public static IReadOnlyList<PastMonth> Bare(DueBook book, DateOnly day)
    {
        var (first, months) = (new DateOnly(day.Year, day.Month, 1), new List<PastMonth>());
        for (var k = Most; k > 0; k--)
        {
            var start = first.AddMonths(-k);
            if (PastMonth.JudgedFrom(start) > day) break;
            var made = start.AddDays(-1);
            var then = book.AsOf(made);
            var dues = then.On(made).Where(due => due.On < start.AddMonths(1)).Select(due => due.Line(due.Kind == DueKind.NoticeGiven ? Chance.Sure(false) : null)).ToList();
            if (dues.Count > 0) months.Add(new(start, made, IsReplayed: true, [.. dues.Select(line => then.Outcome(line, made))], 0));
        }
        return months;
    }

    /// <summary>With what was said: kept forecasts where there are some, else the share of renewals that were decided by then. Months that are not decided by a day are left out.</summary>
    public static IReadOnlyList<PastMonth> Said(IEnumerable<PastMonth> bare, IReadOnlyDictionary<DateOnly, PastMonth> kept, DateOnly day)
    {
        var said = new List<PastMonth>();
        foreach (var month in bare.Select(month => kept.GetValueOrDefault(month.Start, month)).Where(month => month.JudgedBy <= day)) said.Add(month.IsReplayed ? Replayed(month, Before(said, month.MadeOn)) : month);
        return said;
    }

    /// <summary>Those that were decided by a day, of the last years before it.</summary>
    public static IReadOnlyList<PastMonth> Before(IEnumerable<PastMonth> months, DateOnly day) => [.. months.Where(m => m.Start >= day.AddMonths(-Learnt - 2) && m.JudgedBy <= day)];

    private static PastMonth Replayed(PastMonth month, IReadOnlyList<PastMonth> before)
    {
        var (pooled, late) = (PastMonth.Pooled(before), new LateChances(before));
        Chance? Said(ForecastLine line) => (month.IsLate(line) ? late.Of(line.On, month.MadeOn) : null) ?? pooled;
        return month with { Dues = [.. month.Dues.Select(d => d.Line.Chance is null ? d with { Line = d.Line with { Chance = Said(d.Line) } } : d)], Correlation = PastMonth.Together(before).Value };
    }
}
