using System.Globalization;
using System.Text;
using Perennial.Core.Revenue;

namespace Perennial.Usage.Sql;

/// <summary>Which of several periods a day falls in, as SQL.</summary>
internal static class Slots
{
    /// <param name="periods">In order, without overlap.</param>
    /// <param name="day">The expression of the day, at or after the first period's start.</param>
    /// <returns>The period's number from 0, -1 for none.</returns>
    public static string Of(IReadOnlyList<Period> periods, string day)
    {
        var slot = new StringBuilder("cast(case");
        slot.Append(CultureInfo.InvariantCulture, $" when {day} < {UsageFacts.Day(periods[0].Start)} then -1");
        for (var i = 0; i < periods.Count; i++)
        {
            if (i > 0 && periods[i].Start != periods[i - 1].End) slot.Append(CultureInfo.InvariantCulture, $" when {day} < {UsageFacts.Day(periods[i].Start)} then -1");
            slot.Append(CultureInfo.InvariantCulture, $" when {day} < {UsageFacts.Day(periods[i].End)} then {i}");
        }
        return slot.Append(" else -1 end as integer)").ToString();
    }

    /// <summary>Periods that do not overlap are asked together.</summary>
    public static List<List<Period>> Families(IReadOnlyList<Period> periods)
    {
        var families = new List<List<Period>>();
        foreach (var period in periods.Distinct().OrderBy(p => p.Start).ThenBy(p => p.End))
        {
            if (families.Find(f => f[^1].End <= period.Start && f.Count < 200) is { } family) family.Add(period);
            else families.Add([period]);
        }
        return families;
    }
}
