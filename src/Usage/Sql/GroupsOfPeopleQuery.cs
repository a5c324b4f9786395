using Perennial.Usage.Store;

namespace Perennial.Usage.Sql;

/// <summary>The groups in which some people, by any id that they are known by, did something or belonged at any time.</summary>
public static class GroupsOfPeopleQuery
{
    /// <param name="store">Where events live.</param>
    /// <param name="people">Their numbers.</param>
    /// <param name="cancellation">Ends the question.</param>
    /// <returns>Numbers of groups, each once.</returns>
    public static async Task<IReadOnlyCollection<int>> AskAsync(IUsageStore store, IReadOnlyCollection<int> people, CancellationToken cancellation)
    {
        if (people.Count == 0) return [];
        var all = people.ToHashSet();
        if (store.KnowsLinks)
        {
            var some = Numbers.List(people);
            all.UnionWith(await AskAsync(store, $"select distinct person from who where before in ({some})", cancellation));
            all.UnionWith(await AskAsync(store, $"select distinct before from who where person in ({Numbers.List(all)})", cancellation));
        }
        var everyone = Numbers.List(all);
        HashSet<int> groups = [.. await AskAsync(store, $"select distinct source from daily where person in ({everyone})", cancellation), .. await AskAsync(store, $"select distinct source from belongs where person in ({everyone})", cancellation)];
        groups.Remove(0);
        return groups;
    }

    private static Task<IReadOnlyList<int>> AskAsync(IUsageStore store, string sql, CancellationToken cancellation) => store.AskAsync(new UsageAsk(sql, UsageAsk.NoValues), row => (int)row.Long(0), cancellation);
}
