using Perennial.Usage;
using Perennial.Usage.DuckDb;
using Perennial.Usage.Store;

namespace Perennial.Tests.Faults.Ingest;

/// <summary>What a server's directory holds of events, once the server has ended.</summary>
internal sealed class StoredEvents
{
    private const string Kept = "select day, source, person, name, sum(events)::bigint, sum(amount)::bigint, sum(milliseconds)::bigint, max(last_at) from daily group by all";
    private const string Counted = "select cast(moment as date), source, person, name, count(*)::bigint, sum(amount)::bigint, sum(milliseconds)::bigint, max(moment) from events group by all";

    /// <summary>Writer and number of each event, as often as it is there.</summary>
    public required IReadOnlyList<(int Writer, long Number)> Events { get; init; }

    /// <summary>Different message ids.</summary>
    public required long Ids { get; init; }

    /// <summary>Days, groups, people and names whose kept sums are not what the raw events say.</summary>
    public required long WrongSums { get; init; }

    /// <summary>Feeds the engine with what the spool still holds, and counts; the zone of the days is UTC.</summary>
    public static async Task<StoredEvents> ReadAsync(string usage)
    {
        await using var store = EventStore.Open(usage, new DuckDbStore(Path.Combine(usage, EventStore.Data), memory: "2GB")); // to recount, which no server does
        await store.UntilFedAsync(TestContext.Current.CancellationToken);
        store.Engine.Zone.ShouldBe("UTC");
        return new()
        {
            Events = await AskAsync(store, "select cast(json_extract_string(properties, '$.w') as integer), cast(json_extract_string(properties, '$.n') as bigint) from events", row => ((int)row.Long(0), row.Long(1))),
            Ids = (await AskAsync(store, "select count(distinct id) from events", row => row.Long(0))).Single(),
            WrongSums = (await AskAsync(store, $"select count(*) from ((({Kept}) except ({Counted})) union all (({Counted}) except ({Kept})))", row => row.Long(0))).Single(),
        };
    }

    /// <summary>Every acknowledged event once, none twice, nothing that was never sent, and sums that are those of a recount.</summary>
    /// <param name="atLeast">What each writer knew to be stored.</param>
    /// <param name="atMost">What it may have sent by then; the same where everything was acknowledged.</param>
    public void ShouldHold(long[] atLeast, long[]? atMost = null)
    {
        var all = Events.ToHashSet();
        Events.Count.ShouldBe(all.Count, "an event is stored twice");
        Ids.ShouldBe(Events.Count, "every event has an id of its own");
        Missing(atLeast).ShouldBe(0, "acknowledged events are missing");
        all.Count(e => e.Number >= (atMost ?? atLeast)[e.Writer]).ShouldBe(0, "events that nobody sent");
        WrongSums.ShouldBe(0, "sums by day differ from a recount");
    }

    public long Missing(long[] acknowledged)
    {
        var all = Events.ToHashSet();
        return acknowledged.Select((count, w) => Enumerable.Range(0, (int)count).LongCount(n => !all.Contains((w, n)))).Sum();
    }

    /// <summary>Makes one kept sum wrong.</summary>
    public static void Tamper(string usage)
    {
        using var database = new DuckDatabase(Path.Combine(usage, EventStore.Data));
        using var connection = database.Connect();
        connection.Run("update daily_whole set events = events + 1 where rowid = (select min(rowid) from daily_whole)");
    }

    private static Task<IReadOnlyList<T>> AskAsync<T>(EventStore store, string sql, Func<IUsageRow, T> read) => store.Engine.AskAsync(new UsageAsk(sql, UsageAsk.NoValues), read, TestContext.Current.CancellationToken);
}
