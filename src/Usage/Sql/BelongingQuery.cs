using System.Globalization;
using Perennial.Usage.Store;

namespace Perennial.Usage.Sql;

/// <summary>Where some people belong, and which numbers some groups have.</summary>
public static class BelongingQuery
{
    /// <summary>From a day to another one, exclusive.</summary>
    public readonly record struct Stay(string User, bool IsAnonymous, int Group, string GroupId, DateOnly From, DateOnly To);

    /// <param name="store">Where events live.</param>
    /// <param name="users">Ids of users and visitors; some hundreds at most.</param>
    /// <param name="cancellation">Ends the question.</param>
    public static async Task<IReadOnlyList<Stay>> PeopleAsync(IUsageStore store, IReadOnlyCollection<string> users, CancellationToken cancellation)
    {
        if (users.Count == 0) return [];
        var (some, values) = Bound(users);
        var (number, who) = store.KnowsLinks ? ("coalesce(w.person, p.number)", " left join who w on w.before = p.number") : ("p.number", "");
        return await store.AskAsync(new UsageAsk($"""
            select q.id, q.own, b.source, s.id, b.from_day, b.to_day from (select p.id as id, p.number as own, {number} as number from people p{who} where p.id in ({some})) q
            join belongs b on b.person = q.number join sources s on s.number = b.source
            """, values), row => new Stay(row.Text(0)!, row.Long(1) < 0, (int)row.Long(2), row.Text(3)!, row.Day(4), row.Day(5)), cancellation);
    }

    /// <summary>The number of each group.</summary>
    public static async Task<IReadOnlyDictionary<string, int>> GroupsAsync(IUsageStore store, IReadOnlyCollection<string> groups, CancellationToken cancellation)
    {
        var found = new Dictionary<string, int>(StringComparer.Ordinal);
        if (groups.Count == 0) return found;
        var (some, values) = Bound(groups);
        foreach (var (id, number) in await store.AskAsync(new UsageAsk($"select id, number from sources where id in ({some})", values), row => (row.Text(0)!, (int)row.Long(1)), cancellation)) found[id] = number;
        return found;
    }

    private static (string Names, IReadOnlyDictionary<string, object> Values) Bound(IReadOnlyCollection<string> words)
    {
        var values = words.Index().ToDictionary(word => "v" + word.Index.ToString(CultureInfo.InvariantCulture), word => (object)word.Item, StringComparer.Ordinal);
        return (string.Join(", ", values.Keys.Select(name => $"{{{name}:String}}")), values);
    }
}
