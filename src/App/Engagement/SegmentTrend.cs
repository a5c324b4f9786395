using Perennial.Core.Engagement;
using Perennial.Core.Revenue;
using Perennial.Usage.Sql;
using Perennial.Usage.Store;

namespace Perennial.App.Engagement;

/// <summary>How the weekly active people of an account went, beside those of the other accounts of its segment: each as a share of its own first four weeks.</summary>
/// <param name="Weeks">Whole weeks of seven days that end on the day.</param>
/// <param name="Own">People of the account.</param>
/// <param name="Others">People of the others, all together.</param>
/// <param name="Accounts">How many others there are.</param>
public sealed record SegmentTrend(IReadOnlyList<Period> Weeks, IReadOnlyList<long> Own, IReadOnlyList<long> Others, int Accounts)
{
    private const int Most = 26, Base = 4;

    internal static async Task<SegmentTrend> ReadAsync(IUsageStore store, UsageFacts facts, UsagePlaces own, UsagePlaces others, int accounts, DateOnly day, CancellationToken cancellation)
    {
        List<Period> weeks = [.. Enumerable.Range(0, Most).Select(i => new Period(day.AddDays(1 - 7 * (Most - i)), day.AddDays(1 - 7 * (Most - 1 - i))))];
        async Task<IReadOnlyList<long>> Of(UsagePlaces places)
        {
            var found = await ActivityQuery.AskAsync(store, facts.WithoutAmounts(), weeks, places, cancellation);
            return [.. weeks.Select(week => found.GetValueOrDefault((week, 0)).Users)];
        }
        return new(weeks, await Of(own), accounts == 0 ? [.. weeks.Select(_ => 0L)] : await Of(others), accounts);
    }

    /// <summary>Each week as a share of the mean of the first four weeks with anybody; null where nobody ever was.</summary>
    public static IReadOnlyList<decimal>? Indexed(IReadOnlyList<long> people)
    {
        var first = people.Index().FirstOrDefault(week => week.Item > 0, (-1, 0)).Index;
        if (first < 0) return null;
        var start = people.Skip(first).Take(Base).Average(week => (decimal)week);
        return [.. people.Select(week => week / start)];
    }
}
