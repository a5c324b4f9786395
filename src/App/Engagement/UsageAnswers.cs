using Microsoft.EntityFrameworkCore;
using NodaTime;
using Perennial.App.Access;
using Perennial.App.Activities;
using Perennial.App.Database;
using Perennial.App.Events;
using Perennial.App.Features;
using Perennial.App.Revenue;
using Perennial.Core.Engagement;
using Perennial.Core.Options;
using Perennial.Core.Revenue;
using Perennial.Usage;
using Perennial.Usage.Sql;
using Perennial.Usage.Store;
using Period = Perennial.Core.Revenue.Period;

namespace Perennial.App.Engagement;

/// <summary>What was done, from the event store, with the features that are defined and what was logged by people.</summary>
internal sealed class UsageAnswers(EventStore store, EventActivity activity, EventGroups groups, FeatureBook features, Workspace workspace, MergedRecords merged) : IUsageAnswers
{
    public IReadOnlyDictionary<(Period Period, int Place), UsageActivity>? ByPlace(WorkspaceOptions options, IReadOnlyList<Period> periods, IReadOnlyList<(long Account, int Place)>? places, string? feature, bool withAmounts)
    {
        var (facts, groups) = Where(options, places);
        if (feature is not null)
        {
            if (features.Find(feature) is not { } chosen) return null;
            facts = facts.Only([.. Now(features.NumbersAsync(chosen, default)).Select(n => n.Name).Distinct()]);
        }
        return Now(ActivityQuery.AskAsync(store.Engine, withAmounts ? facts : facts.WithoutAmounts(), periods, groups, default));
    }

    public IReadOnlyDictionary<((Period Before, Period Period) Asked, int Place), Lifecycle> Lifecycles(WorkspaceOptions options, IReadOnlyList<(Period Before, Period Period)> asked, IReadOnlyList<(long Account, int Place)>? places)
    {
        var (facts, groups) = Where(options, places);
        var found = new Dictionary<((Period, Period), int), Lifecycle>();
        foreach (var (pairs, periods) in Together(asked))
        {
            var (before, users) = (pairs.ToDictionary(pair => pair.Item2), Now(LifecycleQuery.ByPlaceAsync(store.Engine, facts, periods, groups, default)));
            foreach (var ((period, place), counts) in users)
                if (before.TryGetValue(period, out var pair)) found[(pair, place)] = counts;
        }
        return found;
    }

    public IReadOnlyDictionary<((Period Cohort, Period Period) Asked, int Place), CohortUse> Cohorts(WorkspaceOptions options, IReadOnlyList<(Period Cohort, Period Period)> asked, IReadOnlyList<(long Account, int Place)>? places)
    {
        var (facts, groups) = Where(options, places);
        var found = new Dictionary<((Period, Period), int), CohortUse>();
        foreach (var (pairs, periods) in Together(asked))
        {
            var people = Now(CohortQuery.AskAsync(store.Engine, facts, periods, groups, default));
            var inPlaces = people.Keys.ToLookup(key => key.Cohort, key => key.Place);
            foreach (var (cohort, period) in pairs)
                foreach (var place in inPlaces[cohort].Distinct()) found[((cohort, period), place)] = new(people[(cohort, cohort, place)], people.GetValueOrDefault((cohort, period, place)));
        }
        return found;
    }

    public IReadOnlyDictionary<((Period Period, FunnelSteps Steps) Asked, int Place), IReadOnlyList<long>> Funnels(WorkspaceOptions options, IReadOnlyList<(Period Period, FunnelSteps Steps)> asked, IReadOnlyList<(long Account, int Place)>? places)
    {
        var ((facts, groups), names) = (Where(options, places), Now(features.NamesAsync(default)));
        var found = new Dictionary<((Period, FunnelSteps), int), IReadOnlyList<long>>();
        foreach (var (period, steps) in asked)
            foreach (var (place, people) in Now(FunnelQuery.ByPlaceAsync(store.Engine, facts, period, [.. steps.Names.Select(name => names[name].ToList())], TimeSpan.FromDays(steps.Days), groups, default))) found[((period, steps), place)] = people;
        return found;
    }

    public IReadOnlyDictionary<(Period Period, long Account), FeatureUse>? Features(WorkspaceOptions options, IReadOnlyList<Period> periods, IReadOnlyList<long> accounts, string? feature)
    {
        if ((feature is null ? features.All : features.Find(feature)) is not { Count: > 0 } all) return null;
        var (facts, numbers, places) = (activity.FactsIn(options.TimeZone), Now(features.NumbersAsync(all, default)), groups.Of([.. accounts.Select((id, i) => (id, i))]));
        var used = Now(FeatureQuery.AskAsync(store.Engine, facts, periods, numbers, places, default)).ToLookup(u => (u.Period, accounts[u.Place]), u => u.Feature);
        var found = new Dictionary<(Period, long), FeatureUse>();
        foreach (var period in periods)
        {
            var held = Now(features.HeldAsync(all, period.ClosingDay, options, default));
            foreach (var account in accounts)
                if (held.TryGetValue(account, out var has) && has.Count > 0 && used[(period, account)].Count(has.Contains) is var uses) found[(period, account)] = new(uses, has.Count, 1, uses > 0 ? 1 : 0);
        }
        return found;
    }

    public IReadOnlyList<(long Account, DateOnly Day)> ActiveDays(WorkspaceOptions options, Period period, IReadOnlyList<long> accounts) =>
        [.. Now(AccountUsageQuery.ActiveDaysAsync(store.Engine, activity.FactsIn(options.TimeZone), period, groups.Of([.. accounts.Select((id, i) => (id, i))]), default)).Select(d => (accounts[d.Place], d.On))];

    public IReadOnlyDictionary<(Period Period, long Account), long> Contacts(WorkspaceOptions options, IReadOnlyList<Period> periods)
    {
        using var db = workspace.OpenFor(Viewer.System);
        var (into, tz) = (merged.Accounts(), DateTimeZoneProviders.Tzdb[options.TimeZone]);
        DateTimeOffset Start(DateOnly day) => tz.AtStartOfDay(LocalDate.FromDateOnly(day)).ToDateTimeOffset().ToUniversalTime();
        var found = new Dictionary<(Period, long), long>();
        foreach (var period in periods)
        {
            var (from, to) = (Start(period.Start), Start(period.End));
            var logged = db.Activities.AsNoTracking().Where(a => a.HappenedAt >= from && a.HappenedAt < to && a.ArchivedAt == null && a.TakenBackAt == null
                && (a.Kind == ActivityKind.Call || a.Kind == ActivityKind.Meeting || a.Kind == ActivityKind.Mail)).GroupBy(a => a.AccountId).Select(g => new { g.Key, Times = g.LongCount() });
            foreach (var account in logged) found[(period, into.Root(account.Key.Value))] = found.GetValueOrDefault((period, into.Root(account.Key.Value))) + account.Times;
        }
        return found;
    }

    /// <summary>What is to be asked, and of which groups. What is no account's is asked for by itself: it also has what was done in no group.</summary>
    private (UsageFacts Facts, UsagePlaces? Groups) Where(WorkspaceOptions options, IReadOnlyList<(long Account, int Place)>? places)
    {
        var facts = activity.FactsIn(options.TimeZone);
        if (places is not [(IUsageAnswers.NoAccount, var place)]) return (facts, places is null ? null : groups.Of(places));
        var all = Now(store.Engine.AskAsync(new UsageAsk("select number from sources", UsageAsk.NoValues), row => (int)row.Long(0), default));
        return (facts.AlsoOfNoGroup(), new([(0, place), .. all.Where(group => groups.AccountOf(group) is null).Select(group => (group, place))]));
    }

    /// <summary>Pairs of periods that can be asked together, since none of their periods overlap; with these periods in order.</summary>
    private static IEnumerable<(List<(Period, Period)> Pairs, List<Period> Periods)> Together(IReadOnlyList<(Period First, Period Second)> asked)
    {
        const int most = 130;
        var sets = new List<(List<(Period, Period)> Pairs, List<Period> Periods)>();
        foreach (var pair in asked.OrderBy(pair => pair.Second.Start).ThenBy(pair => pair.First.Start))
        {
            Period[] two = [pair.First, pair.Second];
            if (sets.Find(set => set.Periods.Count < most && two.All(period => set.Periods.TrueForAll(other => other == period || other.End <= period.Start || period.End <= other.Start))) is not { Pairs: not null } set) sets.Add(set = ([], []));
            set.Pairs.Add(pair);
            set.Periods.AddRange(two.Distinct().Except(set.Periods));
        }
        foreach (var set in sets) set.Periods.Sort((one, other) => one.Start.CompareTo(other.Start));
        return sets;
    }

    private static T Now<T>(Task<T> asked) => asked.GetAwaiter().GetResult();
}
