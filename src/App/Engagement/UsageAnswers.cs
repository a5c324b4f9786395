using Microsoft.EntityFrameworkCore;
using NodaTime;
using Perennial.App.Access;
using Perennial.App.Activities;
using Perennial.App.Database;
using Perennial.App.Events;
using Perennial.App.Features;
using Perennial.App.Revenue;
using Perennial.Core.Engagement;
using Perennial.Core.Revenue;
using Perennial.Usage;
using Perennial.Usage.Sql;
using Period = Perennial.Core.Revenue.Period;

namespace Perennial.App.Engagement;

/// <summary>What was done, from the event store, with the features that are defined and what was logged by people.</summary>
internal sealed class UsageAnswers(EventStore store, EventActivity activity, EventGroups groups, FeatureBook features, Workspace workspace, MergedRecords merged) : IUsageAnswers
{
    public IReadOnlyDictionary<(Period Period, int Place), UsageActivity>? ByPlace(string zone, IReadOnlyList<Period> periods, IReadOnlyList<(long Account, int Place)>? places, string? feature)
    {
        var facts = activity.FactsIn(zone);
        if (feature is not null)
        {
            if (features.Find(feature) is not { } chosen) return null;
            facts = facts.Only([.. Now(features.NumbersAsync(chosen, default)).Select(n => n.Name).Distinct()]);
        }
        return Now(ActivityQuery.AskAsync(store.Engine, facts, periods, places is null ? null : groups.Of(places), default));
    }

    public IReadOnlyDictionary<(Period Period, long Account), FeatureUse>? Features(string zone, IReadOnlyList<Period> periods, IReadOnlyList<long> accounts)
    {
        var all = features.All;
        if (all.Count == 0) return null;
        var (facts, numbers, places) = (activity.FactsIn(zone), Now(features.NumbersAsync(all, default)), groups.Of([.. accounts.Select((id, i) => (id, i))]));
        var used = Now(FeatureQuery.AskAsync(store.Engine, facts, periods, numbers, places, default)).ToLookup(u => (u.Period, accounts[u.Place]), u => u.Feature);
        var found = new Dictionary<(Period, long), FeatureUse>();
        foreach (var period in periods)
        {
            var held = Now(features.HeldAsync(all, period.ClosingDay, default));
            foreach (var account in accounts)
                if (held.TryGetValue(account, out var has) && has.Count > 0) found[(period, account)] = new(used[(period, account)].Count(has.Contains), has.Count, 1);
        }
        return found;
    }

    public IReadOnlyList<(long Account, DateOnly Day)> ActiveDays(string zone, Period period, IReadOnlyList<long> accounts) =>
        [.. Now(AccountUsageQuery.ActiveDaysAsync(store.Engine, activity.FactsIn(zone), period, groups.Of([.. accounts.Select((id, i) => (id, i))]), default)).Select(d => (accounts[d.Place], d.On))];

    public IReadOnlyDictionary<(Period Period, long Account), long> Contacts(string zone, IReadOnlyList<Period> periods)
    {
        using var db = workspace.OpenFor(Viewer.System);
        var (into, tz) = (merged.Accounts(), DateTimeZoneProviders.Tzdb[zone]);
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

    private static T Now<T>(Task<T> asked) => asked.GetAwaiter().GetResult();
}
