using Perennial.App.Revenue;
using Perennial.Core.Engagement;
using Perennial.Core.Revenue;

namespace Perennial.App.Engagement;

/// <summary>What was done for one account, for metrics: so that a tile of its page is the figure that its panel explains.</summary>
internal sealed class OneAccount(IUsageAnswers answers, long id, string zone) : IUsageOfSlice
{
    private readonly Dictionary<(Period, string?), UsageActivity?> _asked = [];

    public UsageActivity Over(int? account, Period period) => Of(period, null)!.Value;

    public UsageActivity? OfFeature(int? account, Period period, string feature) => Of(period, feature);

    public FeatureUse? Features(int? account, Period period) => answers.Features(zone, [period], [id]) is { } found ? found.GetValueOrDefault((period, id)) : null;

    public IReadOnlySet<(int Account, DateOnly Day)> ActiveDays(IReadOnlyList<int> accounts, Period period) => answers.ActiveDays(zone, period, [id]).Select(day => (0, day.Day)).ToHashSet();

    public long Contacts(int? account, Period period) => answers.Contacts(zone, [period]).GetValueOrDefault((period, id));

    private UsageActivity? Of(Period period, string? feature)
    {
        if (!_asked.TryGetValue((period, feature), out var done))
            _asked[(period, feature)] = done = answers.ByPlace(zone, [period], [(id, 0)], feature) is { } found ? found.GetValueOrDefault((period, 0)) : null;
        return done;
    }
}
