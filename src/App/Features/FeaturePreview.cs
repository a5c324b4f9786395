using Perennial.App.Database;
using Perennial.App.Events;
using Perennial.Core.Revenue;
using Perennial.Usage;
using Perennial.Usage.Sql;
using Microsoft.EntityFrameworkCore;

namespace Perennial.App.Features;

/// <summary>What a feature's events say of the last days, before it is saved.</summary>
/// <param name="Accounts">In which somebody used it.</param>
/// <param name="Never">Events that never came.</param>
public sealed record FeaturePreview(Period Days, long Users, long Accounts, IReadOnlyList<AccountUsageQuery.Name> Events, IReadOnlyList<string> Never)
{
    private const int Lately = 90;

    public static async Task<FeaturePreview> OfAsync(FeatureDraft draft, DateOnly today, string zone, AppDb db, EventStore store, EventGroups groups, EventActivity activity, FeatureBook features, CancellationToken cancellation)
    {
        var (days, names) = (new Period(today.AddDays(1 - Lately), today.AddDays(1)), await features.NamesAsync(cancellation));
        var numbers = draft.EventNames.SelectMany(e => names[e]).ToList();
        var facts = activity.FactsIn(zone).Only(numbers);
        var accounts = await db.Accounts.AsNoTracking().Select(a => a.Id).ToListAsync(cancellation);
        var places = groups.Of([.. accounts.Select((id, i) => (id.Value, i))]);
        var pairs = numbers.ConvertAll(n => (n, 0));
        var used = await FeatureQuery.AskAsync(store.Engine, facts, [days], pairs, places, cancellation);
        var whole = await FeatureQuery.AskAsync(store.Engine, facts, [days], pairs, null, cancellation);
        var each = await AccountUsageQuery.NamesAsync(store.Engine, facts, days, null, cancellation);
        return new(days, whole is [var all] ? all.Users : 0, used.Count, each, [.. draft.EventNames.Where(e => !names.Contains(e))]);
    }
}
