using System.Text.RegularExpressions;

namespace Perennial.Usage.ClickHouse;

/// <summary>
/// The tables that questions name, over the rows that count. Each batch brings sums by day of its own; what is of one day is put together on each node at the question.
/// </summary>
internal sealed partial class Views(ClickHouseAddress address)
{
    private const string Counts = "batch <= {upto:Int64} and batch not in {void:Array(Int64)}";
    private const string Facts = Counts + " /* of all groups */", InPlaces = " and (source = 0 or source global in (select source from places))";

    private readonly (string Name, string Sql)[] _views =
    [
        ("events", $"select moment, received_at, source, person, name, amount, milliseconds, id, nullIf(properties, '') as properties from {All(address, "event_rows")} where {Facts}"),
        ("daily", $"select day, source, person, name, sum(events) as events, sum(amount) as amount, sum(milliseconds) as milliseconds, max(last_at) as last_at from {All(address, "daily_rows")} where edition = {{sums:Int64}} and {Facts} group by day, source, person, name"),
        ("traits", $"select of_group, number, max(moment) as moment, hash, min(json) as json from {All(address, "trait_rows")} where {Counts} group by of_group, number, hash"),
        ("members", $"select person, source, moment from {All(address, "member_rows")} where {Counts}"),
        ("links", $"select before, person, moment from {All(address, "link_rows")} where {Counts}"),
        ("people", $"select number, key, id from person_rows where {Counts}"),
        ("sources", $"select number, key, id from source_rows where {Counts}"),
        ("names", $"select number, key, kind, name from name_rows where {Counts}"),
        ("who", $"select before, argMax(person, batch) as person from who_rows where {Counts} group by before"),
        ("belongs", $"select person, one.1 as source, one.2 as from_day, one.3 as to_day from (select person, argMax(said, batch) as said from belong_rows where {Counts} group by person) array join said as one"),
    ];

    /// <summary>The question with its tables in front. What is about places reads on each node only what may count in one.</summary>
    public string Over(string sql)
    {
        var named = Named().Matches(sql).Select(m => m.Groups["name"].Value).ToHashSet(StringComparer.Ordinal);
        var views = string.Join(",\n", _views.Where(v => named.Contains(v.Name)).Select(v => $"{v.Name} as ({(named.Contains("places") ? v.Sql.Replace(Facts, Counts + InPlaces, StringComparison.Ordinal) : v.Sql)})"));
        if (views.Length == 0) return sql;
        var question = sql.TrimStart();
        return question.StartsWith("with ", StringComparison.Ordinal) ? $"with {views},\n{question[5..]}" : $"with {views}\n{question}";
    }

    public static string All(ClickHouseAddress address, string table) => address.Cluster is null ? table : "all_" + table;

    [GeneratedRegex(@"\b(from|join)\s+(?<name>[a-z_]+)\b", RegexOptions.ExplicitCapture, matchTimeoutMilliseconds: 1000)]
    private static partial Regex Named();
}
