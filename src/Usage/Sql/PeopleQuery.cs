using System.Globalization;
using Perennial.Usage.Store;

namespace Perennial.Usage.Sql;

/// <summary>Users by what they are called, or by the mail address that was told of them.</summary>
public static class PeopleQuery
{
    private const int AtOnce = 200;

    /// <returns>Numbers of the users and visitors with one of these ids.</returns>
    public static Task<IReadOnlyList<int>> CalledAsync(IUsageStore store, IReadOnlyCollection<string> ids, CancellationToken cancellation) =>
        AskAsync(store, ids, some => $"select number from people where id in ({some})", cancellation);

    /// <param name="store">Where events live.</param>
    /// <param name="mails">In small letters.</param>
    /// <param name="cancellation">Ends the question.</param>
    /// <returns>Numbers of those who have one of these addresses as their id or as their trait <c>email</c>, also of visitors.</returns>
    public static Task<IReadOnlyList<int>> WithMailAsync(IUsageStore store, IReadOnlyCollection<string> mails, CancellationToken cancellation) =>
        AskAsync(store, mails, some => $"select number from people where number > 0 and lower(id) in ({some}) union all select number from traits where of_group = 0 and lower(cs_json_str(json, 'email')) in ({some})", cancellation);

    private static async Task<IReadOnlyList<int>> AskAsync(IUsageStore store, IReadOnlyCollection<string> words, Func<string, string> sql, CancellationToken cancellation)
    {
        var found = new HashSet<int>();
        foreach (var some in words.Chunk(AtOnce))
        {
            var values = some.Index().ToDictionary(word => "v" + word.Index.ToString(CultureInfo.InvariantCulture), word => (object)word.Item, StringComparer.Ordinal);
            found.UnionWith(await store.AskAsync(new UsageAsk(sql(string.Join(", ", values.Keys.Select(name => $"{{{name}:String}}"))), values), row => (int)row.Long(0), cancellation));
        }
        return [.. found];
    }
}
