using Perennial.Core;
using Perennial.Core.Engagement;
using Perennial.Core.Options;
using Perennial.Core.Revenue;
using Period = Perennial.Core.Revenue.Period;

namespace Perennial.Tests.Core.Engagement.Metrics;

/// <summary>June 2024 of two accounts, small enough to count by hand: ana and bo of account 1, cy of account 2; an event is (account, person, day, what, how often, minutes).</summary>
internal sealed class WorkedUsage : IUsageOfSlice, IPaidFor
{
    public static readonly Period June = new(new(2024, 6, 1), new(2024, 7, 1));

    private readonly List<(int Account, string Person, DateOnly Day, string What, long Count, decimal Minutes)> _done = [];

    public decimal Seats { get; init; } = 4;
    public long Customers { get; init; } = 2;
    public IReadOnlyList<(int Account, Period Days)> Trials { get; init; } = [];
    public IReadOnlyDictionary<int, (string[] Has, long Contacts)> Accounts { get; init; } = new Dictionary<int, (string[], long)> { [1] = (["report", "rule", "plan"], 3), [2] = (["plan"], 1) };

    /// <summary>Ana is there on the 3rd, 4th and 28th, bo on the 4th, cy on the 27th and 28th; somebody without a name on the 5th.</summary>
    public static WorkedUsage InJune() => new WorkedUsage()
        .Did(1, "ana", "2024-06-03", "plan", 2, 5).Did(1, "ana", "2024-06-04", "report", 1, 10).Did(1, "bo", "2024-06-04", "plan", 3, 0)
        .Did(1, "", "2024-06-05", "plan", 1, 0).Did(2, "cy", "2024-06-27", "plan", 1, 0).Did(1, "ana", "2024-06-28", "plan", 1, 0).Did(2, "cy", "2024-06-28", "rule", 4, 3);

    public WorkedUsage Did(int account, string person, string day, string what, long count = 1, decimal minutes = 0)
    {
        _done.Add((account, person, DateOnly.Parse(day, System.Globalization.CultureInfo.InvariantCulture), what, count, minutes));
        return this;
    }

    public Figure Figure(string metric, Period? period = null, int? account = null, params (string Name, string Value)[] options) =>
        Perennial.Core.Figure.Of(MetricCatalog.Find(metric)!.OfUsage!(new UsageInputs(period ?? June, options.Aggregate(WorkspaceOptions.Default, (all, o) => all.With(o.Name, o.Value)), this, account, this)));

    public UsageActivity Over(int? account, Period period) => Of(account, period, _ => true);

    public UsageActivity? OfFeature(int? account, Period period, string feature) => feature == "gone" ? null : Of(account, period, what => feature == "any" ? what != "plan" : what == feature);

    public FeatureUse? Features(int? account, Period period)
    {
        if (Accounts.Count == 0) return null;
        var asked = Accounts.Where(a => account is null || a.Key == account).ToList();
        return new(asked.Sum(a => a.Value.Has.LongCount(f => _done.Exists(d => d.Account == a.Key && d.What == f && In(period, d.Day)))), asked.Sum(a => (long)a.Value.Has.Length), asked.Count);
    }

    public IReadOnlySet<(int Account, DateOnly Day)> ActiveDays(IReadOnlyList<int> accounts, Period period) => _done.Where(d => accounts.Contains(d.Account) && In(period, d.Day)).Select(d => (d.Account, d.Day)).ToHashSet();

    public long Contacts(int? account, Period period) => Accounts.Where(a => account is null || a.Key == account).Sum(a => a.Value.Contacts);

    private static bool In(Period period, DateOnly day) => day >= period.Start && day < period.End;

    private UsageActivity Of(int? account, Period period, Func<string, bool> what)
    {
        var done = _done.Where(d => (account is null || d.Account == account) && In(period, d.Day) && what(d.What)).ToList();
        var named = done.Where(d => d.Person.Length > 0).ToList();
        return new(named.Select(d => d.Person).Distinct().Count(), named.Select(d => (d.Person, d.Day)).Distinct().Count(), done.Count, done.Sum(d => d.Count), (long)done.Sum(d => d.Minutes * 60_000),
            done.Select(d => d.Day).Distinct().Count(), done.Count == 0 ? null : done.Max(d => d.Day));
    }
}
