using System.Globalization;
using System.Text;
using Perennial.Core.Revenue;
using Perennial.Usage;
using Perennial.Usage.DuckDb;
using Perennial.Usage.Events;
using Perennial.Usage.Sql;
using Perennial.Usage.Store;

namespace Perennial.Bench.Events;

/// <summary>
/// What all accounts did, over many raw events: DAU, MAU and stickiness of a month from the sums by day and from single events, against SQL written by hand; and the people of thirty days for each of ninety days, against the delta formulation by hand.
/// </summary>
internal static class EngagementBenchmark
{
    private const int Accounts = 1000, People = 50_000, Days = 180, Times = 5;
    private static readonly string[] _names = ["open", "edit", "share", "export", "comment", "report", "rule", "login"];
    private static readonly DateOnly _first = new(2026, 1, 1);
    private static readonly Period _month = new(new(2026, 5, 1), new(2026, 6, 1));

    /// <summary>One event: when (microseconds since 1970), of which account, of whom, what.</summary>
    internal readonly record struct Row(long At, int Account, int Person, string Name);

    public static async Task RunAsync(int events, bool withSqlite, string? postgres)
    {
        Probe.Print();
        var folder = Directory.CreateTempSubdirectory("perennial-bench-").FullName;
        try
        {
            await using var store = EventStore.Open(folder, new DuckDbStore(Path.Combine(folder, EventStore.Data), memory: "1GB"));
            await FillAsync(store, events);
            var groups = (await store.Engine.AskAsync(new UsageAsk("select number from sources", UsageAsk.NoValues), row => (int)row.Long(0), default)).ToList();
            var places = new UsagePlaces([.. groups.Select(g => (g, g))]);
            var (kept, raw) = (new UsageFacts(new LocalDays("UTC"), true, store.Engine.KnowsLinks), new UsageFacts(new LocalDays("UTC"), false, store.Engine.KnowsLinks));
            var rows = (await store.Engine.AskAsync(new UsageAsk("select (select count(*) from events), (select count(*) from daily)", UsageAsk.NoValues), row => (row.Long(0), row.Long(1)), default)).Single();
            Console.WriteLine(string.Create(CultureInfo.InvariantCulture, $"{rows.Item1:#,0} single events, {rows.Item2:#,0} sums by day, {groups.Count} accounts"));

            const string byHand = """
                select source, sum(users), max(people) from (
                  select source, count(distinct person) as users, 0 as people from events where moment >= timestamp '2026-05-01' and moment < timestamp '2026-06-01' and source <> 0 group by source, cast(moment as date)
                  union all select source, 0, count(distinct person) from events where moment >= timestamp '2026-05-01' and moment < timestamp '2026-06-01' and source <> 0 group by source) s group by source
                """;
            var month = new Rounds().Add("SQL by hand over single events", () => Ask(store, byHand)).Add("DAU, MAU, stickiness of all accounts from single events", () => Wait(ActivityQuery.AskAsync(store.Engine, raw.WithoutAmounts(), [_month], places, default)))
                .Add("the same from the sums by day", () => Wait(ActivityQuery.AskAsync(store.Engine, kept.WithoutAmounts(), [_month], places, default)));
            month.Run(2, Times);
            month.Print();

            const string deltas = """
                with d as (select distinct source, person, day from daily where day >= date '2026-02-01' and day < date '2026-06-01' and source <> 0 and person > 0),
                g as (select source, day, lag(day) over w as earlier, lead(day) over w as later from d window w as (partition by source, person order by day))
                select source, day, sum(step) over (partition by source order by day) from (
                  select source, day, sum(step) as step from (
                    select source, day, 1 as step from g where earlier is null or day - earlier >= 30
                    union all select source, day + 30, -1 from g where later is null or later - day >= 30) group by source, day)
                """;
            List<Period> windows = [.. Enumerable.Range(0, 90).Select(d => new Period(_first.AddDays(31 + d), _first.AddDays(61 + d)))];
            var rolling = new Rounds().Add("deltas by hand over the sums by day", () => Ask(store, deltas)).Add("people of 30 days for each of 90 days, all accounts", () => Wait(ActivityQuery.AskAsync(store.Engine, kept.WithoutAmounts(), windows, places, default)));
            rolling.Run(1, Times);
            rolling.Print();
            await BesideAsync(() => Ask(store, byHand), withSqlite ? Path.Combine(folder, "rows.db") : null, postgres, events);
            Memory.Print();
            Probe.Print();
        }
        finally
        {
            Directory.Delete(folder, recursive: true);
        }
    }

    /// <summary>What the same question takes where the rows lie in a relational database, with an index for it.</summary>
    private static async Task BesideAsync(Action byHand, string? sqlite, string? postgres, int events)
    {
        if (sqlite is null && postgres is null) return;
        var (from, until) = (MicrosOf(_month.Start), MicrosOf(_month.End));
        using var file = sqlite is null ? null : RelationalRows.Sqlite(sqlite, Rows(events));
        using var server = postgres is null ? null : await RelationalRows.PostgresAsync(postgres, Rows(events));
        var others = new Rounds().Add("DuckDB, SQL by hand over single events", byHand);
        if (file is not null) others.Add("SQLite, the same rows with an index", () => file.Ask(from, until));
        if (server is not null) others.Add("PostgreSQL, the same rows with an index", () => server.Ask(from, until));
        others.Run(1, 3);
        others.Print();
    }

    private static async Task FillAsync(EventStore store, int events)
    {
        using var buffer = new EventBuffer(4 << 20);
        var i = 0UL;
        foreach (var (at, account, person, name) in Rows(events))
        {
            buffer.Track((UInt128)Mixed(i) << 64 | i++, at, at, Encoding.ASCII.GetBytes($"person-{person}"), Encoding.ASCII.GetBytes($"account-{account}"), Encoding.ASCII.GetBytes(name), default, 1, 0);
            if (buffer.Count < 20_000) continue;
            await store.TakeAsync(buffer);
            buffer.Clear();
            while (store.BytesBehind > 64 << 20) await Task.Delay(20);
        }
        if (buffer.Count > 0) await store.TakeAsync(buffer);
        await store.UntilFedAsync(default);
    }

    /// <summary>The same rows at each call: a few people come often, most seldom; on a day that they come they do a few things, each some times.</summary>
    private static IEnumerable<Row> Rows(int events)
    {
        var random = new Random(20_260_501);
        for (var i = 0; i < events;)
        {
            var person = (int)(People * Math.Pow(random.NextDouble(), 1.6));
            var (begin, habit, times) = (MicrosOf(_first.AddDays(random.Next(Days))) + random.NextInt64(60_000_000_000), random.Next(_names.Length), random.Next(2, 24));
            for (; times > 0 && i < events; times--, i++) yield return new(begin + random.NextInt64(20_000_000_000), person % Accounts, person, _names[(habit + random.Next(3)) % _names.Length]);
        }
    }

    /// <summary>Spreads numbers over all of theirs (the finalizer of splitmix64), as ids that are made at random.</summary>
    private static ulong Mixed(ulong number)
    {
        number = (number ^ (number >> 30)) * 0xbf58476d1ce4e5b9;
        number = (number ^ (number >> 27)) * 0x94d049bb133111eb;
        return number ^ (number >> 31);
    }

    private static long MicrosOf(DateOnly day) => (long)(day.ToDateTime(TimeOnly.MinValue, DateTimeKind.Utc) - DateTime.UnixEpoch).TotalMicroseconds;

    private static void Ask(EventStore store, string sql) => Wait(store.Engine.AskAsync(new UsageAsk(sql, UsageAsk.NoValues), row => row.Long(0), default));

    private static void Wait<T>(Task<T> asked) => asked.GetAwaiter().GetResult();
}
