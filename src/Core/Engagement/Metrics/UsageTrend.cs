using Perennial.Core.Revenue;

namespace Perennial.Core.Engagement.Metrics;

/// <summary>
/// How activity changes: the slope of a straight line through the people active in each of the twelve weeks that end with the period (least squares), in people a week, ÷ their mean.
/// 0.05 is five per cent of the usual activity more each week.
/// </summary>
internal static class UsageTrend
{
    private const int Weeks = 12;

    public static Parts Compute(UsageInputs x)
    {
        var weeks = Enumerable.Range(0, Weeks).Select(i => new Period(x.Period.End.AddDays(7 * (i - Weeks)), x.Period.End.AddDays(7 * (i - Weeks + 1)))).Select(x.Over).ToList();
        if (weeks.All(week => week.Events == 0)) return Parts.None("nothing happened in the twelve weeks");
        if (weeks.All(week => week.Users == 0)) return Parts.None(ActiveUsers.NoUsers);
        var mean = weeks.Sum(week => (decimal)week.Users) / Weeks;
        var slope = weeks.Select((week, i) => (i - (Weeks - 1) / 2m) * week.Users).Sum() / (Weeks * (Weeks * Weeks - 1) / 12m);
        return new Parts(slope, mean, weeks[^1].Users);
    }
}
