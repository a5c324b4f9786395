using Perennial.Core.Revenue;
using Perennial.Tests.Usage;
using Perennial.Usage;
using Perennial.Usage.DuckDb;
using Perennial.Usage.Sql;
using Perennial.Usage.Store;

namespace Perennial.Tests.Faults.Ingest;

/// <summary>Drill 9: many small worlds, each told in any order, parts of it up to three times, parts of it late and after a start. The state at the end is the same.</summary>
public sealed class ShuffledEvents(ITestOutputHelper output) : IDisposable
{
    private const int Together = 50;
    private static readonly int _cases = Drill.IsLong ? 10_000 : 300;
    private static readonly Period[] _periods = [new(new(2025, 10, 20), new(2026, 3, 1)), new(new(2025, 12, 1), new(2026, 1, 1)), new(new(2025, 12, 28), new(2026, 1, 4))];
    private readonly string _folder = Directory.CreateTempSubdirectory("perennial-shuffled-").FullName;
    private ulong _state = 88172645463325252;

    private static CancellationToken Stop => TestContext.Current.CancellationToken;

    /// <summary>All that a store knows, by the names that senders gave.</summary>
    private static readonly string[] _all =
    [
        "select concat_ws('|', 'daily', d.day, coalesce(s.id, ''), coalesce(p.id, ''), n.name, sum(d.events), sum(d.amount), sum(d.milliseconds), max(d.last_at)) from daily d left join sources s on s.number = d.source left join people p on p.number = d.person left join names n on n.number = d.name group by d.day, s.id, p.id, n.name",
        "select concat_ws('|', 'event', e.moment, coalesce(s.id, ''), coalesce(p.id, ''), n.name, e.amount, e.properties) from events e left join sources s on s.number = e.source left join people p on p.number = e.person left join names n on n.number = e.name",
        "select concat_ws('|', 'traits', t.of_group, coalesce(s.id, p.id), max(t.moment), min(t.json)) from traits t left join sources s on t.of_group = 1 and s.number = t.number left join people p on t.of_group = 0 and p.number = t.number group by t.of_group, s.id, p.id, t.hash",
        "select distinct concat_ws('|', 'belongs', p.id, s.id, b.from_day, b.to_day) from belongs b join people p on p.number = b.person join sources s on s.number = b.source",
        "select distinct concat_ws('|', 'link', a.id, p.id) from links l join people a on a.number = l.before join people p on p.number = l.person",
    ];

    [Fact]
    public async Task The_state_at_the_end_is_that_of_the_straight_order_and_of_the_long_way()
    {
        var worlds = Enumerable.Range(1, _cases).Select(UsageWorld.Small).ToList();
        var straight = await State("straight", worlds.Select(w => w.Messages), []);
        var (early, late) = Disorder(worlds);
        await using var store = await Told("shuffled", early, late);
        (await State(store)).ShouldBe(straight);

        var groups = (await store.Engine.AskAsync(new UsageAsk("select id, number from sources", UsageAsk.NoValues), row => (row.Text(0)!, (int)row.Long(1)), Stop)).ToDictionary();
        var facts = new UsageFacts(new LocalDays("UTC"), true, store.Engine.KnowsLinks);
        var found = await ActivityQuery.AskAsync(store.Engine, facts, _periods, new UsagePlaces([.. groups.Values.Select(g => (g, g))]), Stop);
        var asked = 0;
        foreach (var world in worlds)
            foreach (var group in world.Groups.Where(groups.ContainsKey))
                foreach (var period in _periods)
                {
                    found.GetValueOrDefault((period, groups[group])).ShouldBe(world.Activity(period, "UTC", group), $"{group} {period}");
                    asked++;
                }
        output.WriteLine($"{_cases} worlds, {early.Sum(e => e.Count)} messages in any order and {late.Count} late ones for {worlds.Sum(w => w.Messages.Count)} different, {straight.Count} rows of state, {asked} figures worked out the long way");
    }

    [Fact]
    public async Task Control_a_repeat_under_another_id_and_a_message_that_never_comes_are_seen()
    {
        var worlds = Enumerable.Range(1, 20).Select(UsageWorld.Small).ToList();
        var straight = await State("straight", worlds.Select(w => w.Messages), []);
        var all = worlds.SelectMany(w => w.Messages).ToList();
        (await State("repeated", [[.. all, all[^1].Replace("\"messageId\":\"m", "\"messageId\":\"n", StringComparison.Ordinal)]], [])).ShouldNotBe(straight);
        (await State("missing", [all[..^1]], [])).ShouldNotBe(straight);
        (await State("whole", [all], [])).ShouldBe(straight);
    }

    public void Dispose() => Directory.Delete(_folder, recursive: true);

    /// <summary>Worlds mixed by fifties; of each message one to three copies; a tenth comes after everything else.</summary>
    private (List<List<string>> Early, List<string> Late) Disorder(List<UsageWorld> worlds)
    {
        var (early, late) = (new List<List<string>>(), new List<string>());
        foreach (var mixed in worlds.Chunk(Together))
        {
            var told = new List<string>();
            foreach (var message in mixed.SelectMany(w => w.Messages))
            {
                var copies = 1 + Next(3);
                for (var copy = 0; copy < copies; copy++) (Next(10) == 0 ? late : told).Add(message);
            }
            early.Add(Shuffled(told));
        }
        return (early, Shuffled(late));
    }

    private List<string> Shuffled(List<string> messages)
    {
        for (var i = messages.Count - 1; i > 0; i--)
        {
            var other = Next(i + 1);
            (messages[i], messages[other]) = (messages[other], messages[i]);
        }
        return messages;
    }

    private async Task<EventStore> Told(string name, IEnumerable<IReadOnlyList<string>> early, List<string> late)
    {
        var store = Open(name);
        foreach (var messages in early) await UsageWorld.TakeAsync(store, messages, 300);
        if (late.Count == 0) return store;
        await store.DisposeAsync();
        store = Open(name);
        await UsageWorld.TakeAsync(store, late, 300);
        return store;
    }

    private EventStore Open(string name) => EventStore.Open(Path.Combine(_folder, name), new DuckDbStore(Path.Combine(Directory.CreateDirectory(Path.Combine(_folder, name)).FullName, EventStore.Data)), new EventStoreLimits(IdsAtOnce: 1000));

    private async Task<List<string>> State(string name, IEnumerable<IReadOnlyList<string>> early, List<string> late)
    {
        await using var store = await Told(name, early, late);
        return await State(store);
    }

    private static async Task<List<string>> State(EventStore store)
    {
        var state = new List<string>();
        foreach (var sql in _all) state.AddRange(await store.Engine.AskAsync(new UsageAsk(sql, UsageAsk.NoValues), row => row.Text(0)!, Stop));
        state.Sort(StringComparer.Ordinal);
        return state;
    }

    private int Next(int below)
    {
        _state ^= _state << 13;
        _state ^= _state >> 7;
        _state ^= _state << 17;
        return (int)(_state % (ulong)below);
    }
}
