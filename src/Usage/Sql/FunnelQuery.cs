using System.Globalization;
using System.Text;
using Perennial.Core.Engagement;
using Perennial.Core.Revenue;
using Perennial.Usage.Store;

namespace Perennial.Usage.Sql;

/// <summary>
/// How far people come through steps in order. Somebody may begin more than once: what counts is the furthest that any beginning led to within the window.
/// For each event of a step the latest beginning that leads to it is carried on: if that one is too long ago, every earlier one is.
/// </summary>
public static class FunnelQuery
{
    public const int MostSteps = FunnelSteps.Most;

    /// <param name="store">Where events live; raw events of the period must still be kept.</param>
    /// <param name="facts">In the days that are meant.</param>
    /// <param name="period">In which all steps lie.</param>
    /// <param name="steps">For each step the names of the events that are it, as the engine numbers them.</param>
    /// <param name="window">The longest from the first step to the last.</param>
    /// <param name="places">Which groups count; null for all events.</param>
    /// <param name="cancellation">Ends the question.</param>
    /// <returns>People at each step.</returns>
    public static async Task<IReadOnlyList<long>> AskAsync(
        IUsageStore store, UsageFacts facts, Period period, IReadOnlyList<IReadOnlyList<int>> steps, TimeSpan window, UsagePlaces? places, CancellationToken cancellation) =>
        (await ByPlaceAsync(store, facts, period, steps, window, places, cancellation)).TryGetValue(0, out var people) ? people : new long[steps.Count];

    /// <summary>People at each step, by place; where nobody took any there is none.</summary>
    /// <inheritdoc cref="AskAsync"/>
    public static async Task<IReadOnlyDictionary<int, IReadOnlyList<long>>> ByPlaceAsync(
        IUsageStore store, UsageFacts facts, Period period, IReadOnlyList<IReadOnlyList<int>> steps, TimeSpan window, UsagePlaces? places, CancellationToken cancellation)
    {
        var sql = Sql(facts, period, steps, window, places is not null);
        var rows = await store.AskAsync(new UsageAsk(sql, UsageAsk.NoValues) { Places = places }, row => (Place: (int)row.Long(0), People: (IReadOnlyList<long>)[.. Enumerable.Range(1, steps.Count).Select(row.Long)]), cancellation);
        return rows.ToDictionary(row => row.Place, row => row.People);
    }

    private static string Sql(UsageFacts facts, Period period, IReadOnlyList<IReadOnlyList<int>> steps, TimeSpan window, bool inPlaces)
    {
        var isRepeated = steps.SelectMany(step => step).GroupBy(name => name).Any(name => name.Count() > 1);
        var (place, join) = inPlaces ? ("p.place", " join places p on p.source = f.source") : ("0", "");
        // An event that is more than one step must not lead to itself; otherwise events of the same moment count in any order.
        var before = isRepeated ? "order by moment, id, step desc rows between unbounded preceding and 1 preceding" : "order by moment range between unbounded preceding and current row";
        var sql = new StringBuilder("with t0 as (");
        sql.Append(string.Join(" union all ", steps.Select((names, i) => string.Create(CultureInfo.InvariantCulture,
            $"select {place} as place, f.person as person, cs_micros(f.moment) as moment, f.id as id, {i} as step from {facts.Events(period.Start, period.End, !inPlaces)} f{join} where f.person > 0 and f.name in ({Numbers.List(names)})"))));
        sql.Append("), t1 as (select place, person, moment, id, step, case when step = 0 then moment else 0 end as start from t0)");
        for (var i = 1; i < steps.Count; i++)
            sql.Append(CultureInfo.InvariantCulture, $", u{i} as (select place, person, moment, id, step, start, max(case when step = {i - 1} then start else 0 end) over (partition by place, person {before}) as latest from t{i}), t{i + 1} as (select place, person, moment, id, step, case when step = {i} and latest > 0 and moment - latest <= {(long)window.TotalMicroseconds} then latest else start end as start from u{i})");
        sql.Append(" select place, ");
        sql.Append(string.Join(", ", steps.Select((_, i) => string.Create(CultureInfo.InvariantCulture, $"count(distinct case when step = {i} and start > 0 then person end)"))));
        return sql.Append(CultureInfo.InvariantCulture, $" from t{steps.Count} group by place").ToString();
    }
}
