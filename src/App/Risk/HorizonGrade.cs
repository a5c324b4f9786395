using Perennial.Core.Risk;

namespace Perennial.App.Risk;

/// <summary>How good what was said of a horizon turned out to be, over all cutoffs whose outcome is known.</summary>
/// <param name="By">As in <see cref="Judged"/>.</param>
/// <param name="Horizon">Days.</param>
/// <param name="Grade">Over all of them; precision and lift are the mean of the cutoffs'.</param>
/// <param name="Cutoffs">On how many days it was judged.</param>
/// <param name="From">The first of them.</param>
/// <param name="To">The last.</param>
/// <param name="BySegment">The largest first; only where there are several.</param>
/// <param name="OverTime">Each year or cutoff by itself, the earliest first.</param>
public sealed record HorizonGrade(WhoSaid By, int Horizon, Grade Grade, int Cutoffs, DateOnly From, DateOnly To, IReadOnlyList<(string Segment, Grade Grade)> BySegment, IReadOnlyList<(DateOnly Day, Grade Grade)> OverTime)
{
    public const string TooFew = "too few churns to judge";

    /// <param name="rows">Of one who said and one horizon; at least one.</param>
    /// <param name="capacity">How many accounts the team can look after at a time.</param>
    public static HorizonGrade Of(IReadOnlyList<Judged> rows, int capacity)
    {
        var days = rows.GroupBy(row => row.Day).OrderBy(day => day.Key).Select(day => (day.Key, Rows: day.ToList())).ToList();
        var segments = rows.GroupBy(row => row.Segment, StringComparer.Ordinal).ToList();
        return new(rows[0].By, rows[0].Horizon, GradeOf(rows, capacity, days.Select(day => day.Rows)), days.Count, days[0].Key, days[^1].Key,
            segments.Count < 2 ? [] : [.. segments.OrderByDescending(segment => segment.Count()).Select(segment => (segment.Key, GradeOf([.. segment], capacity, segment.GroupBy(row => row.Day).Select(day => day.ToList()))))],
            [.. days.Select(day => (day.Key, GradeOf(day.Rows, capacity, [day.Rows])))]);
    }

    private static Grade GradeOf(IReadOnlyList<Judged> rows, int capacity, IEnumerable<IReadOnlyList<Judged>> cutoffs)
    {
        byte[] churned = [.. rows.Select(Label)];
        var grade = Grade.Of([.. rows.Select(row => row.Probability)], churned, capacity);
        var (caught, looked) = (0.0, 0);
        foreach (var cutoff in cutoffs)
        {
            var n = Math.Min(capacity, cutoff.Count);
            (caught, looked) = (caught + n * Ranks.Precision([.. cutoff.Select(row => row.Risk)], [.. cutoff.Select(Label)], n), looked + n);
        }
        var precision = caught / looked;
        return grade with { Auc = Ranks.Auc([.. rows.Select(row => row.Risk)], churned), Capacity = capacity, Precision = precision, Lift = precision * grade.N / grade.Churns };
    }

    private static byte Label(Judged row) => row.Churned ? (byte)1 : (byte)0;
}
