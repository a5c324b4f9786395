using Perennial.App.Revenue;
using Perennial.Core.Engagement;
using Perennial.Core.Options;
using Period = Perennial.Core.Revenue.Period;

namespace Perennial.Tests.App.Revenue;

public sealed class UsageOfBookTests
{
    private static readonly Period _june = new(new(2024, 6, 1), new(2024, 7, 1));

    [Fact]
    public void Days_of_all_are_asked_for_once_and_those_of_each_are_among_them()
    {
        var asked = new Asked();
        var usage = new UsageOfBook(asked, new RevenueQuestion { Options = WorkspaceOptions.Default, Today = new(2024, 7, 1) }, () => null, () => [0, 1, 2], ordinal => ordinal + 1, (_, _) => true);
        usage.ActiveDays([0, 1], _june).ShouldContain((1, _june.Start));
        foreach (var account in (int[])[0, 1]) usage.ActiveDays([account], _june).ShouldContain((account, _june.Start));
        asked.Days.ShouldBe(1);
        usage.ActiveDays([2], _june).ShouldContain((2, _june.Start));
        asked.Days.ShouldBe(2);
    }

    [Fact]
    public void Of_all_accounts_together_each_is_known_and_what_is_nobody_s_is_asked_by_itself()
    {
        var asked = new Asked();
        IUsageOfSlice usage = new UsageOfBook(asked, new RevenueQuestion { Options = WorkspaceOptions.Default, Today = new(2024, 7, 1) }, () => null, () => [0, 1, 2], ordinal => ordinal + 1, (_, _) => true);
        ((UsageOfBook)usage).Foresee(Perennial.Core.MetricCatalog.Find("mau")!.OfUsage!, [_june], WorkspaceOptions.Default, [0, 1, 2]).ShouldBeTrue();
        usage.Over(1, _june).Users.ShouldBe(2);
        usage.Over(2, _june).Users.ShouldBe(3);
        asked.Activity.ShouldBe(1);
        usage.Over(UsageOfBook.NoAccount, _june).Users.ShouldBe(IUsageAnswers.NoAccount);
        usage.Over(UsageOfBook.NoAccount, _june);
        asked.Activity.ShouldBe(2);
    }

    /// <summary>Each account has as many people as its id says, and was there on the first day.</summary>
    private sealed class Asked : IUsageAnswers
    {
        public int Days { get; private set; }
        public int Activity { get; private set; }

        public IReadOnlyDictionary<(Period Period, int Place), UsageActivity>? ByPlace(WorkspaceOptions options, IReadOnlyList<Period> periods, IReadOnlyList<(long Account, int Place)>? places, string? feature, bool withAmounts)
        {
            Activity++;
            return periods.SelectMany(period => places!.Select(place => (Key: (period, place.Place), Done: new UsageActivity(place.Account, 0, 1, 1, 0, 1, period.Start)))).ToDictionary(p => p.Key, p => p.Done);
        }

        public IReadOnlyList<(long Account, DateOnly Day)> ActiveDays(WorkspaceOptions options, Period period, IReadOnlyList<long> accounts)
        {
            Days++;
            return [.. accounts.Select(account => (account, period.Start))];
        }

        public IReadOnlyDictionary<((Period Before, Period Period) Asked, int Place), Lifecycle> Lifecycles(WorkspaceOptions options, IReadOnlyList<(Period Before, Period Period)> asked, IReadOnlyList<(long Account, int Place)>? places) => throw new NotSupportedException();

        public IReadOnlyDictionary<((Period Cohort, Period Period) Asked, int Place), CohortUse> Cohorts(WorkspaceOptions options, IReadOnlyList<(Period Cohort, Period Period)> asked, IReadOnlyList<(long Account, int Place)>? places) => throw new NotSupportedException();

        public IReadOnlyDictionary<((Period Period, FunnelSteps Steps) Asked, int Place), IReadOnlyList<long>> Funnels(WorkspaceOptions options, IReadOnlyList<(Period Period, FunnelSteps Steps)> asked, IReadOnlyList<(long Account, int Place)>? places) => throw new NotSupportedException();

        public IReadOnlyDictionary<(Period Period, long Account), FeatureUse>? Features(WorkspaceOptions options, IReadOnlyList<Period> periods, IReadOnlyList<long> accounts, string? feature) => throw new NotSupportedException();

        public IReadOnlyDictionary<(Period Period, long Account), long> Contacts(WorkspaceOptions options, IReadOnlyList<Period> periods) => throw new NotSupportedException();
    }
}
