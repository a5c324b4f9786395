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
    public IReadOnlyList<int> Seated { get; init; } = [1, 2];
    public IReadOnlyList<(int Account, Period Days)> Trials { get; init; } = [];

    /// <summary>The last day that is known.</summary>
    public DateOnly? Today { get; private set; }
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

    public WorkedUsage With(string today)
    {
        Today = DateOnly.Parse(today, System.Globalization.CultureInfo.InvariantCulture);
        return this;
    }

    public Figure Figure(string metric, Period? period = null, int? account = null, params (string Name, string Value)[] options) =>
        Perennial.Core.Figure.Of(new UsageInputs(period ?? June, options.Aggregate(WorkspaceOptions.Default, (all, o) => all.With(o.Name, o.Value)), this, account, this, Today) is var inputs && inputs.Untold is { } reason ? Parts.None(reason) : MetricCatalog.Find(metric)!.OfUsage!(inputs));

    public UsageActivity Over(int? account, Period period, bool withAmounts = false) => withAmounts ? Of(account, period, _ => true) : Of(account, period, _ => true) with { Count = 0, Milliseconds = 0 };

    public UsageActivity Together(IReadOnlyList<int> accounts, Period period) => Of(_done.Where(d => accounts.Contains(d.Account) && In(period, d.Day)));

    public Lifecycle Lifecycle(int? account, Period before, Period period)
    {
        HashSet<string> In(Func<DateOnly, bool> day) => [.. _done.Where(d => (account is null || d.Account == account) && d.Person.Length > 0 && day(d.Day)).Select(d => d.Person)];
        var (then, now, ever) = (In(d => WorkedUsage.In(before, d)), In(d => WorkedUsage.In(period, d)), In(d => d < period.Start));
        return new(period, now.Except(ever).Count(), now.Intersect(then).Count(), now.Intersect(ever).Except(then).Count(), then.Except(now).Count());
    }

    public CohortUse Cohort(int? account, Period cohort, Period period)
    {
        var people = _done.Where(d => (account is null || d.Account == account) && d.Person.Length > 0).GroupBy(d => d.Person).Where(p => In(cohort, p.Min(d => d.Day))).ToList();
        return new(people.Count, people.Count(p => p.Any(d => In(period, d.Day))));
    }

    /// <summary>Somebody came to a step who did it on the day of the one before or later, within the days.</summary>
    public IReadOnlyList<long> Funnel(int? account, Period period, FunnelSteps steps)
    {
        var reached = new long[steps.Names.Count];
        foreach (var person in _done.Where(d => (account is null || d.Account == account) && d.Person.Length > 0 && In(period, d.Day)).GroupBy(d => d.Person))
        {
            DateOnly? first = null, last = null;
            for (var i = 0; i < reached.Length; i++)
            {
                var next = person.Where(d => d.What == steps.Names[i] && (last is null || d.Day >= last) && (first is null || d.Day.DayNumber - first.Value.DayNumber <= steps.Days)).Select(d => (DateOnly?)d.Day).Min();
                if (next is null) break;
                (first, last) = (first ?? next, next);
                reached[i]++;
            }
        }
        return reached;
    }

    public UsageActivity? OfFeature(int? account, Period period, string feature) => feature == "gone" ? null : Of(account, period, what => feature == "any" ? what != "plan" : what == feature);

    public FeatureUse? Features(int? account, Period period, string? feature)
    {
        if (Accounts.Count == 0 || feature == "gone") return null;
        bool Counts(string f) => feature is null or "any" || f == feature;
        var asked = Accounts.Where(a => (account is null || a.Key == account) && a.Value.Has.Any(Counts)).ToList();
        long Used(int one, string[] has) => has.Where(Counts).LongCount(f => _done.Exists(d => d.Account == one && d.What == f && In(period, d.Day)));
        return new(asked.Sum(a => Used(a.Key, a.Value.Has)), asked.Sum(a => (long)a.Value.Has.Count(Counts)), asked.Count, asked.Count(a => Used(a.Key, a.Value.Has) > 0));
    }

    public IReadOnlySet<(int Account, DateOnly Day)> ActiveDays(IReadOnlyList<int> accounts, Period period) => _done.Where(d => accounts.Contains(d.Account) && In(period, d.Day)).Select(d => (d.Account, d.Day)).ToHashSet();

    public long Contacts(int? account, Period period) => Accounts.Where(a => account is null || a.Key == account).Sum(a => a.Value.Contacts);

    private static bool In(Period period, DateOnly day) => day >= period.Start && day < period.End;

    private UsageActivity Of(int? account, Period period, Func<string, bool> what)
    {
        return Of(_done.Where(d => (account is null || d.Account == account) && In(period, d.Day) && what(d.What)));
    }

    private static UsageActivity Of(IEnumerable<(int Account, string Person, DateOnly Day, string What, long Count, decimal Minutes)> some)
    {
        var done = some.ToList();
        var named = done.Where(d => d.Person.Length > 0).ToList();
        return new(named.Select(d => d.Person).Distinct().Count(), named.Select(d => (d.Person, d.Day)).Distinct().Count(), done.Count, done.Sum(d => d.Count), (long)done.Sum(d => d.Minutes * 60_000),
            done.Select(d => d.Day).Distinct().Count(), done.Count == 0 ? null : done.Max(d => d.Day));
    }
}
