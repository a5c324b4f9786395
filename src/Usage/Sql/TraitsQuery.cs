using System.Text.Json;
using Perennial.Usage.Store;

namespace Perennial.Usage.Sql;

/// <summary>What was told of people and groups: of each trait the newest word.</summary>
public static class TraitsQuery
{
    /// <param name="Id">Of the user or group.</param>
    /// <param name="Values">By the trait's name.</param>
    public sealed record Told(int Number, string Id, IReadOnlyDictionary<string, TraitWord> Values);

    /// <param name="store">Where events live.</param>
    /// <param name="ofGroups">Of groups; else of users.</param>
    /// <param name="numbers">Whose, under whatever id they are known; anonymous visitors are nobody's.</param>
    /// <param name="cancellation">Ends the question.</param>
    public static async Task<IReadOnlyList<Told>> NewestAsync(IUsageStore store, bool ofGroups, IReadOnlyCollection<int> numbers, CancellationToken cancellation)
    {
        var follows = !ofGroups && store.KnowsLinks;
        var (number, who) = follows ? ("coalesce(w.person, t.number)", " left join who w on w.before = t.number") : ("t.number", "");
        var of = Numbers.List(numbers);
        var wanted = follows ? $"select coalesce(w.person, p.number) from people p left join who w on w.before = p.number where p.number in ({of})" : of;
        var sql = $"""
            select s.number, n.id, s.json, cs_micros(s.moment) from (
              select {number} as number, t.moment as moment, t.hash as hash, t.json as json from traits t{who} where t.of_group = {(ofGroups ? 1 : 0)} and {number} > 0 and {number} in ({wanted})) s
            join {(ofGroups ? "sources" : "people")} n on n.number = s.number order by s.number, s.moment, s.hash
            """;
        var rows = await store.AskAsync(new UsageAsk(sql, UsageAsk.NoValues), row => (Number: (int)row.Long(0), Id: row.Text(1)!, Json: row.Text(2)!, At: row.Long(3)), cancellation);
        return [.. rows.GroupBy(r => (r.Number, r.Id)).Select(told => new Told(told.Key.Number, told.Key.Id, Together(told.Select(t => (t.Json, t.At)))))];
    }

    /// <summary>The traits that were told of last, whoever it was of.</summary>
    /// <param name="store">Where events live.</param>
    /// <param name="ofGroups">Of groups; else of users and visitors.</param>
    /// <param name="most">How many messages are looked at, the latest of them.</param>
    /// <param name="cancellation">Ends the question.</param>
    public static async Task<IReadOnlyList<SeenTrait>> LatelyAsync(IUsageStore store, bool ofGroups, int most, CancellationToken cancellation)
    {
        var sql = string.Create(System.Globalization.CultureInfo.InvariantCulture, $"select json, cs_micros(moment) from traits where of_group = {(ofGroups ? 1 : 0)} order by moment desc limit {most}");
        var seen = new Dictionary<string, SeenTrait>(StringComparer.Ordinal);
        foreach (var (json, at) in await store.AskAsync(new UsageAsk(sql, UsageAsk.NoValues), row => (row.Text(0)!, row.Long(1)), cancellation))
        {
            using var read = JsonDocument.Parse(json);
            foreach (var trait in read.RootElement.EnumerateObject())
                seen[trait.Name] = seen.TryGetValue(trait.Name, out var later) ? later with { Times = later.Times + 1 } : new SeenTrait(trait.Name, trait.Value.ToString(), 1, at);
        }
        return [.. seen.Values.OrderBy(trait => trait.Name, StringComparer.OrdinalIgnoreCase)];
    }

    private static Dictionary<string, TraitWord> Together(IEnumerable<(string Json, long At)> told)
    {
        var values = new Dictionary<string, TraitWord>(StringComparer.Ordinal);
        foreach (var (json, at) in told)
        {
            using var read = JsonDocument.Parse(json);
            foreach (var trait in read.RootElement.EnumerateObject())
            {
                var word = new TraitWord(trait.Value.Clone(), at);
                if (!values.TryGetValue(trait.Name, out var before) || word.Outdates(before)) values[trait.Name] = word;
            }
        }
        return values;
    }
}
