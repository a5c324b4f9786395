using Perennial.Core.Forecast;

namespace Perennial.App.Forecast;

/// <summary>What became of renewals that were late before: one chance for those that are late about as long.</summary>
internal sealed class LateChances
{
    private const int Fewest = 20, Band = 30;
    private readonly List<(int Band, bool Renewed)> _before;

    /// <param name="months">That were decided.</param>
    public LateChances(IEnumerable<PastMonth> months) =>
        _before = [.. from month in months from due in month.Dues where month.IsLate(due.Line) select (BandOf(due.Line.On, month.MadeOn), due.Renewed)];

    /// <summary>Of those that are late for as many months; of all where these are few, and null where all are few.</summary>
    /// <param name="on">The day of renewal.</param>
    /// <param name="day">Seen from.</param>
    public Chance? Of(DateOnly on, DateOnly day) => Of([.. _before.Where(b => b.Band == BandOf(on, day))]) ?? Of(_before);

    private static Chance? Of(List<(int Band, bool Renewed)> before) => before.Count < Fewest ? null : Chance.Pooled(before.Count(b => b.Renewed), before.Count);

    private static int BandOf(DateOnly on, DateOnly day) => (day.DayNumber - on.DayNumber) / Band;
}
