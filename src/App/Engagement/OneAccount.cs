using Perennial.App.Revenue;
using Perennial.Core.Engagement;
using Perennial.Core.Options;
using Perennial.Core.Revenue;

namespace Perennial.App.Engagement;

/// <summary>What was done for one account, for metrics: so that a tile of its page is the figure that its panel explains.</summary>
internal sealed class OneAccount(IUsageAnswers answers, long id, WorkspaceOptions options) : IUsageOfSlice
{
    private readonly IReadOnlyList<(long Account, int Place)> _here = [(id, 0)];
    private readonly Dictionary<(Period, string?, bool), UsageActivity?> _asked = [];

    public UsageActivity Over(int? account, Period period, bool withAmounts = false) => Of(period, null, withAmounts)!.Value;

    public UsageActivity Together(IReadOnlyList<int> accounts, Period period) => Over(null, period);

    public UsageActivity? OfFeature(int? account, Period period, string feature) => Of(period, feature, withAmounts: false);

    public FeatureUse? Features(int? account, Period period, string? feature) => answers.Features(options, [period], [id], feature) is { } found ? found.GetValueOrDefault((period, id)) : null;

    public Lifecycle Lifecycle(int? account, Period before, Period period) => answers.Lifecycles(options, [(before, period)], _here).GetValueOrDefault(((before, period), 0));

    public CohortUse Cohort(int? account, Period cohort, Period period) => answers.Cohorts(options, [(cohort, period)], _here).GetValueOrDefault(((cohort, period), 0));

    public IReadOnlyList<long> Funnel(int? account, Period period, FunnelSteps steps) => answers.Funnels(options, [(period, steps)], _here).GetValueOrDefault(((period, steps), 0)) ?? new long[steps.Names.Count];

    public IReadOnlySet<(int Account, DateOnly Day)> ActiveDays(IReadOnlyList<int> accounts, Period period) => answers.ActiveDays(options, period, [id]).Select(day => (0, day.Day)).ToHashSet();

    public long Contacts(int? account, Period period) => answers.Contacts(options, [period]).GetValueOrDefault((period, id));

    private UsageActivity? Of(Period period, string? feature, bool withAmounts)
    {
        if (!_asked.TryGetValue((period, feature, withAmounts), out var done))
            _asked[(period, feature, withAmounts)] = done = answers.ByPlace(options, [period], _here, feature, withAmounts) is { } found ? found.GetValueOrDefault((period, 0)) : null;
        return done;
    }
}
