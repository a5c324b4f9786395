using System.Globalization;
using Perennial.Core.Revenue;
using Perennial.Usage.Store;

namespace Perennial.Usage.Sql;

/// <summary>What was done for one account: by day, by person, by event.</summary>
public static class AccountUsageQuery
{
    private const int MostNames = 100;
    private static readonly DateOnly _first = new(1970, 1, 1);

    public readonly record struct Day(DateOnly On, long Users, long Count);

    /// <param name="Number">Below 0 for an anonymous visitor.</param>
    /// <param name="LastAt">Microseconds since 1970 in UTC.</param>
    public readonly record struct Person(int Number, string Id, long LastAt, long Days, long Count);

    public readonly record struct Name(string Event, long Users, long Count, long LastAt);

    /// <summary>Days on which something was done, in order.</summary>
    public static Task<IReadOnlyList<Day>> DaysAsync(IUsageStore store, UsageFacts facts, Period period, UsagePlaces places, CancellationToken cancellation) =>
        store.AskAsync(Ask($"select f.day, count(distinct case when f.person > 0 then f.person end), cast(sum(f.amount) as bigint) {From(facts, period)} group by f.day order by f.day", places),
            row => new Day(row.Day(0), row.Long(1), row.Long(2)), cancellation);

    /// <summary>Days on which something was done, place by place.</summary>
    public static Task<IReadOnlyList<(int Place, DateOnly On)>> ActiveDaysAsync(IUsageStore store, UsageFacts facts, Period period, UsagePlaces places, CancellationToken cancellation) =>
        store.AskAsync(Ask($"select distinct p.place, f.day {From(facts, period)}", places), row => ((int)row.Long(0), row.Day(1)), cancellation);

    /// <summary>The moment of the last event before a day, in microseconds since 1970; null where none came.</summary>
    public static async Task<long?> LastAsync(IUsageStore store, UsageFacts facts, DateOnly before, UsagePlaces places, CancellationToken cancellation) =>
        (await store.AskAsync(Ask($"select coalesce(cs_micros(max(f.last_at)), -1), count(*) {From(facts, new(_first, before))}", places), row => (At: row.Long(0), Rows: row.Long(1)), cancellation)) is [(var at, > 0)] ? at : null;

    /// <summary>The first day with an event, of all events together where no places are given; null where none came.</summary>
    public static async Task<DateOnly?> FirstAsync(IUsageStore store, UsagePlaces? places, CancellationToken cancellation)
    {
        var sql = places is null ? "select min(f.day), count(*) from daily f" : "select min(f.day), count(*) from daily f join places p on p.source = f.source";
        return (await store.AskAsync(Ask(sql, places), row => (Rows: row.Long(1), Row: row.Long(1) > 0 ? row.Day(0) : default), cancellation)) is [( > 0, var day)] ? day : null;
    }

    /// <summary>How many people, with visitors, and how many kinds of events there are.</summary>
    public static async Task<(long People, long Names)> CountAsync(IUsageStore store, UsageFacts facts, Period period, UsagePlaces places, string? person, CancellationToken cancellation) =>
        (await store.AskAsync(Ask($"select count(distinct case when f.person <> 0 then f.person end), count(distinct f.name) {From(facts, period)} {Only(person)}", places, person), row => (row.Long(0), row.Long(1)), cancellation))[0];

    /// <summary>Who was seen last stands first.</summary>
    public static Task<IReadOnlyList<Person>> PeopleAsync(IUsageStore store, UsageFacts facts, Period period, UsagePlaces places, int skip, int most, CancellationToken cancellation) =>
        store.AskAsync(Ask($"""
            select s.person, n.id, cs_micros(s.last_at), s.days, s.amount from (
              select f.person as person, max(f.last_at) as last_at, count(distinct f.day) as days, cast(sum(f.amount) as bigint) as amount {From(facts, period)} and f.person <> 0 group by f.person) s
            join people n on n.number = s.person order by s.last_at desc, s.person {Part(skip, most)}
            """, places),
            row => new Person((int)row.Long(0), row.Text(1)!, row.Long(2), row.Long(3), row.Long(4)), cancellation);

    /// <summary>What most people do stands first; of all events together where no places are given.</summary>
    public static Task<IReadOnlyList<Name>> NamesAsync(IUsageStore store, UsageFacts facts, Period period, UsagePlaces? places, CancellationToken cancellation) => NamesAsync(store, facts, period, places, null, 0, MostNames, cancellation);

    /// <inheritdoc cref="NamesAsync(IUsageStore, UsageFacts, Period, UsagePlaces?, CancellationToken)"/>
    public static Task<IReadOnlyList<Name>> NamesAsync(IUsageStore store, UsageFacts facts, Period period, UsagePlaces? places, string? person, int skip, int most, CancellationToken cancellation) =>
        store.AskAsync(Ask($"""
            select n.name, s.users, s.amount, cs_micros(s.last_at) from (
              select f.name as name, count(distinct case when f.person > 0 then f.person end) as users, cast(sum(f.amount) as bigint) as amount, max(f.last_at) as last_at {(places is null ? $"from {facts.Between(period.Start, period.End, withoutGroup: true)} f" : From(facts, period) + " " + Only(person))} group by f.name) s
            join names n on n.number = s.name order by s.users desc, s.amount desc, n.name, n.number {Part(skip, most)}
            """, places, person),
            row => new Name(row.Text(0)!, row.Long(1), row.Long(2), row.Long(3)), cancellation);

    private static string Part(int skip, int most) => string.Create(CultureInfo.InvariantCulture, $"limit {most} offset {skip}");

    private static string From(UsageFacts facts, Period period) => $"from {facts.Between(period.Start, period.End, withoutGroup: false)} f join places p on p.source = f.source where true";

    /// <summary>What one person did, by the id that they are known by.</summary>
    private static string Only(string? person) => person is null ? "" : "and f.person in (select number from people where id = {person:String})";

    private static UsageAsk Ask(string sql, UsagePlaces? places, string? person = null) =>
        new(sql, person is null ? UsageAsk.NoValues : new Dictionary<string, object>(StringComparer.Ordinal) { ["person"] = person }) { Places = places };
}
