using Perennial.App.Events;
using Perennial.App.Features;
using Perennial.App.Revenue;
using Perennial.Core.Revenue;
using Perennial.Usage;
using Perennial.Usage.Sql;

namespace Perennial.App.Engagement;

/// <summary>Who uses which feature of those they have.</summary>
internal sealed class AdoptionBook(EventStore events, EventGroups groups, EventActivity activity, FeatureBook features)
{
    /// <summary>By feature and segment, over one period; what is used most stands first. Segments are those of the slice, in order.</summary>
    public async Task<AdoptionView> BySegmentAsync(RevenueBook book, Period period, CancellationToken cancellation)
    {
        var all = features.All;
        if (all.Count == 0) return new([], []);
        var facts = activity.FactsIn(book.Question.Options.TimeZone);
        var accounts = book.Asked.Select(a => a.Entry).ToList();
        var numbers = await features.NumbersAsync(all, cancellation);
        var used = await FeatureQuery.AskAsync(events.Engine, facts, [period], numbers, groups.Of([.. accounts.Select((a, i) => (a.Id, i))]), cancellation);
        var whole = await FeatureQuery.AskAsync(events.Engine, facts, [period], numbers, book.AskedIds is { } ids ? groups.Of([.. ids.Select(id => (id, 0))]) : null, cancellation);
        var held = await features.HeldAsync(all, period.ClosingDay, book.Question.Options, cancellation);
        var segments = accounts.Where(a => held.ContainsKey(a.Id)).Select(a => a.Segment ?? "").Distinct(StringComparer.Ordinal).Order(StringComparer.Ordinal).ToList();
        var counts = all.Select(_ => segments.Select(_ => (Have: 0L, Used: 0L)).ToArray()).ToList();
        var uses = used.Select(u => (u.Place, u.Feature)).ToHashSet();
        foreach (var (i, account) in accounts.Index())
        {
            if (!held.TryGetValue(account.Id, out var has)) continue;
            var at = segments.IndexOf(account.Segment ?? "");
            foreach (var feature in has) counts[feature][at] = (counts[feature][at].Have + 1, counts[feature][at].Used + (uses.Contains((i, feature)) ? 1 : 0));
        }
        var rows = all.Select((feature, f) => new AdoptionRow(feature, whole.FirstOrDefault(u => u.Feature == f).Users, counts[f].Sum(c => c.Have), counts[f].Sum(c => c.Used), counts[f]));
        if (!book.SeesEveryAccount) rows = rows.Where(r => r.Have > 0 || r.People > 0); // what none of one's own accounts has would tell what others have
        return new(segments, [.. rows.OrderByDescending(r => r.Share ?? -1).ThenBy(r => r.Feature.NameKey, StringComparer.Ordinal)]);
    }

    /// <summary>Of one account: what it has or used; what most of its people use stands first.</summary>
    public async Task<IReadOnlyList<FeatureOfAccount>> OfAsync(long account, string zone, Period period, CancellationToken cancellation)
    {
        var all = features.All;
        if (all.Count == 0) return [];
        var used = (await FeatureQuery.AskAsync(events.Engine, activity.FactsIn(zone), [period], await features.NumbersAsync(all, cancellation), groups.Of([(account, 0)]), cancellation)).ToDictionary(u => u.Feature);
        var has = (await features.HeldAsync(all, period.ClosingDay, null, cancellation)).GetValueOrDefault(account);
        return [.. all.Index().Select(f => (f.Item, Has: has?.Contains(f.Index) == true, Used: used.TryGetValue(f.Index, out var use) ? use : (FeatureQuery.Use?)null)).Where(f => f.Has || f.Used is not null)
            .Select(f => new FeatureOfAccount(f.Item, f.Has, f.Used?.Users ?? 0, f.Used?.Count ?? 0, f.Used?.LastDay)).OrderByDescending(f => f.People).ThenByDescending(f => f.Count).ThenBy(f => f.Feature.NameKey, StringComparer.Ordinal)];
    }
}
