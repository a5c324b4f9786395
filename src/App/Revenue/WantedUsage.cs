using Perennial.Core.Engagement;
using Perennial.Core.Revenue;

namespace Perennial.App.Revenue;

/// <summary>Notes what a metric asks for, and knows of nothing.</summary>
internal sealed class WantedUsage : IUsageOfSlice
{
    public HashSet<(Period Period, (string? Feature, bool WithAmounts) Of)> Periods { get; } = [];
    public HashSet<(Period Period, string? Feature)> Features { get; } = [];
    public HashSet<(Period, Period)> Lifecycles { get; } = [];
    public HashSet<(Period, Period)> Cohorts { get; } = [];
    public HashSet<(Period, FunnelSteps)> Funnels { get; } = [];
    public HashSet<Period> Contacted { get; } = [];

    public UsageActivity Over(int? account, Period period, bool withAmounts = false)
    {
        Periods.Add((period, (null, withAmounts)));
        return UsageActivity.None;
    }

    public UsageActivity Together(IReadOnlyList<int> accounts, Period period) => UsageActivity.None;

    public UsageActivity? OfFeature(int? account, Period period, string feature)
    {
        Periods.Add((period, (feature, false)));
        return UsageActivity.None;
    }

    FeatureUse? IUsageOfSlice.Features(int? account, Period period, string? feature)
    {
        Features.Add((period, feature));
        return null;
    }

    public Lifecycle Lifecycle(int? account, Period before, Period period)
    {
        Lifecycles.Add((before, period));
        return default;
    }

    public CohortUse Cohort(int? account, Period cohort, Period period)
    {
        Cohorts.Add((cohort, period));
        return default;
    }

    public IReadOnlyList<long> Funnel(int? account, Period period, FunnelSteps steps)
    {
        Funnels.Add((period, steps));
        return new long[steps.Names.Count];
    }

    public IReadOnlySet<(int Account, DateOnly Day)> ActiveDays(IReadOnlyList<int> accounts, Period period) => new HashSet<(int, DateOnly)>();

    public long Contacts(int? account, Period period)
    {
        Contacted.Add(period);
        return 0;
    }
}
