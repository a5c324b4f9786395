using Perennial.Core.Engagement;
using Perennial.Core.Revenue;
using Perennial.Usage;
using Perennial.Usage.Sql;
using Perennial.Usage.Store;

namespace Perennial.Tests.Usage;

/// <summary>What every engine of the event store gives, to the last digit.</summary>
public abstract class UsageStoreContract : IDisposable
{
    private readonly List<string> _folders = [];

    private static readonly IReadOnlyList<Period> _months = Period.Split(new(2025, 11, 1), new(2026, 3, 1), Grain.Month);

    private protected static CancellationToken Now => TestContext.Current.CancellationToken;

    /// <summary>An engine over a folder; opened again over the same folder it goes on.</summary>
    protected abstract IUsageStore Engine(string folder, string zone);

    private static Task<List<EventListQuery.Row>> ListAsync(EventStore store, LocalDays days, UsagePlaces? places, int most) =>
        EventListQuery.ReadAsync(store.Engine, days.StartOf(_months[0].Start), days.StartOf(_months[^1].End), long.MaxValue / 2, places, most, Now).ToListAsync(Now).AsTask();

    [Theory]
    [InlineData(1, "UTC")]
    [InlineData(2, "UTC")]
    [InlineData(3, "Asia/Tokyo")]
    [InlineData(4, "America/New_York")]
    [InlineData(5, "Europe/Berlin")]
    public async Task Every_answer_is_that_of_the_long_way(int number, string zone)
    {
        var world = new UsageWorld(number);
        await using var store = await Filled(world.Messages);
        var facts = new UsageFacts(new LocalDays(zone), store.Engine.Zone == zone, store.Engine.KnowsLinks);
        var groups = await Groups(store);
        List<Period> windows = [.. _months, .. Period.Split(new(2026, 1, 5), new(2026, 2, 2), Grain.Week), new(new(2025, 12, 15), new(2026, 1, 20)), .. Enumerable.Range(0, 40).Select(d => new Period(new DateOnly(2025, 11, 20).AddDays(d), new DateOnly(2025, 12, 20).AddDays(d)))];
        var whole = await ActivityQuery.AskAsync(store.Engine, facts, windows, null, Now);
        var each = await ActivityQuery.AskAsync(store.Engine, facts, windows, new UsagePlaces([.. groups.Select(g => (g.Value, g.Value))]), Now);
        var visits = await ActivityQuery.AskAsync(store.Engine, facts.WithoutAmounts(), windows, null, Now);
        visits.ShouldBe(whole.ToDictionary(w => w.Key, w => w.Value with { Count = 0, Milliseconds = 0 }), ignoreOrder: true);
        foreach (var window in windows)
        {
            whole.GetValueOrDefault((window, 0)).ShouldBe(world.Activity(window, zone, null), $"{zone} {window}");
            foreach (var (name, group) in groups) each.GetValueOrDefault((window, group)).ShouldBe(world.Activity(window, zone, name), $"{zone} {window} {name}");
        }
        var lifecycle = await LifecycleQuery.AskAsync(store.Engine, facts, new(new(2025, 10, 1), new(2025, 11, 1)), _months, null, Now);
        lifecycle.ShouldBe(_months.Select((m, i) => world.Lifecycle(i == 0 ? new(new(2025, 10, 1), new(2025, 11, 1)) : _months[i - 1], m, zone, null)));
        var places = new UsagePlaces([.. groups.Select(g => (g.Value, g.Value))]);
        var october = new Period(new(2025, 10, 1), new(2025, 11, 1));
        var byPlace = await LifecycleQuery.ByPlaceAsync(store.Engine, facts, [october, .. _months], places, Now);
        foreach (var (name, group) in groups)
            _months.Select(m => byPlace.GetValueOrDefault((m, group), new Lifecycle(m, 0, 0, 0, 0))).ShouldBe(_months.Select((m, i) => world.Lifecycle(i == 0 ? october : _months[i - 1], m, zone, name)), name);
        var cohorts = await CohortQuery.AskAsync(store.Engine, facts, _months, null, Now);
        foreach (var users in lifecycle) cohorts.GetValueOrDefault((users.Period, users.Period, 0)).ShouldBe(users.New);
        cohorts.GetValueOrDefault((_months[0], _months[1], 0)).ShouldBe(world.Came(_months[0], _months[1], zone));
        var nobodys = await ActivityQuery.AskAsync(store.Engine, facts.AlsoOfNoGroup(), _months, new UsagePlaces([(0, 0)]), Now);
        foreach (var month in _months) (nobodys.GetValueOrDefault((month, 0)).Events + groups.Values.Sum(group => each.GetValueOrDefault((month, group)).Events)).ShouldBe(whole[(month, 0)].Events);
        var single = await ListAsync(store, new LocalDays(zone), null, 100_000);
        single.Count.ShouldBe((int)whole.Where(w => _months.Contains(w.Key.Item1)).Sum(w => w.Value.Events));
        single.Select(e => e.Id).ShouldBeUnique();
        (await ListAsync(store, new LocalDays(zone), null, 7)).ShouldBe(single, "in parts, also within a moment that many share");
        (await ListAsync(store, new LocalDays(zone), new UsagePlaces([(groups.First().Value, 0)]), 7)).ShouldBe(single.Where(e => e.Source == groups.First().Value));
        var one = groups.First();
        var ofOne = await LifecycleQuery.AskAsync(store.Engine, facts, new(new(2025, 10, 1), new(2025, 11, 1)), _months, new UsagePlaces([(one.Value, 0)]), Now);
        ofOne.ShouldBe(_months.Select((m, i) => world.Lifecycle(i == 0 ? new(new(2025, 10, 1), new(2025, 11, 1)) : _months[i - 1], m, zone, one.Key)));
    }

    [Theory]
    [InlineData(6, 3)]
    [InlineData(7, 20)]
    [InlineData(8, 1)]
    public async Task A_funnel_counts_the_furthest_that_any_beginning_led_to(int number, int days)
    {
        var world = new UsageWorld(number);
        await using var store = await Filled(world.Messages);
        var facts = new UsageFacts(new LocalDays("UTC"), true, store.Engine.KnowsLinks);
        var names = (await store.Engine.AskAsync(new UsageAsk("select number, name from names", UsageAsk.NoValues), row => (row.Text(1)!, (int)row.Long(0)), Now)).ToDictionary();
        var period = new Period(new(2025, 11, 1), new(2026, 2, 1));
        var groups = await Groups(store);
        foreach (var steps in (string[][])[["open", "edit"], ["open", "edit", "share"], ["open", "open", "leave"], ["share", "open", "edit", "leave"]])
        {
            var byPlace = await FunnelQuery.ByPlaceAsync(store.Engine, facts, period, [.. steps.Select(s => (IReadOnlyList<int>)[names[s]])], TimeSpan.FromDays(days), new UsagePlaces([.. groups.Select(g => (g.Value, g.Value))]), Now);
            foreach (var (name, group) in groups) byPlace.GetValueOrDefault(group, new long[steps.Length]).ShouldBe(world.Funnel(period, "UTC", name, steps, TimeSpan.FromDays(days)), name);
            (await FunnelQuery.AskAsync(store.Engine, facts, period, [.. steps.Select(s => (IReadOnlyList<int>)[names[s]])], TimeSpan.FromDays(days), null, Now)).ShouldBe(world.Funnel(period, "UTC", null, steps, TimeSpan.FromDays(days)), string.Join(" > ", steps));
        }
    }

    [Fact]
    public async Task Late_doubled_and_shuffled_messages_give_the_same_answers()
    {
        var world = new UsageWorld(9);
        await using var straight = await Filled(world.Messages);
        var wanted = await Answers(straight);
        for (var order = 1; order <= 3; order++)
        {
            await using var shuffled = await Filled(world.Shuffled(order));
            (await Answers(shuffled)).ShouldBe(wanted, $"order {order}");
        }
    }

    [Fact]
    public async Task Who_a_visitor_was_may_become_known_late_and_anew()
    {
        List<string> messages =
        [
            """{"type":"group","anonymousId":"v","groupId":"G1","messageId":"1","timestamp":"2026-01-05T08:00:00Z"}""",
            """{"type":"identify","userId":"p","anonymousId":"v","messageId":"2","timestamp":"2026-01-05T10:00:00Z"}""",
            """{"type":"track","userId":"p","event":"open","messageId":"3","timestamp":"2026-01-06T10:00:00Z"}""",
            """{"type":"track","userId":"q","event":"open","messageId":"4","timestamp":"2026-01-06T11:00:00Z"}""",
            """{"type":"track","userId":"q","event":"open","context":{"groupId":"G2"},"messageId":"5","timestamp":"2026-01-06T12:00:00Z"}""",
            """{"type":"identify","userId":"q","anonymousId":"v","messageId":"6","timestamp":"2026-01-05T09:00:00Z"}""",
        ];
        await using var straight = await Filled(messages, inCall: 1);
        await using var reversed = await Filled(Enumerable.Reverse(messages), inCall: 1);
        var wanted = await Answers(straight);
        (await Answers(reversed)).ShouldBe(wanted);
        var groups = await Groups(straight);
        var january = (await ActivityQuery.AskAsync(straight.Engine, new UsageFacts(new LocalDays("UTC"), true, straight.Engine.KnowsLinks), _months, new UsagePlaces([(groups["G1"], 0)]), Now))[(_months[2], 0)];
        (january.Users, january.Events).ShouldBe((1, 1), "v is q, and p belongs to nobody");
    }

    [Fact]
    public async Task Groups_are_told_of_that_only_people_belong_to()
    {
        await using var store = await Filled([
            """{"type":"group","userId":"u","groupId":"G","messageId":"1","timestamp":"2026-01-05T08:00:00Z"}""", """{"type":"track","userId":"u","event":"open","messageId":"2","timestamp":"2026-01-06T10:00:00Z"}""",
            """{"type":"group","userId":"w","groupId":"empty","messageId":"3","timestamp":"2026-01-07T08:00:00Z"}"""]);
        var facts = new UsageFacts(new LocalDays("UTC"), true, store.Engine.KnowsLinks);
        var groups = await GroupQuery.OfAsync(store.Engine, facts, await GroupQuery.RanksAsync(store.Engine, facts, null, 10, Now), Now);
        groups.Select(g => (g.Id, g.Events, g.Users, DateTime.UnixEpoch.AddMicroseconds(g.LastAt).Day)).ShouldBe([("G", 1, 1, 6), ("empty", 0, 0, 7)]);
        var first = (await GroupQuery.RanksAsync(store.Engine, facts, null, 1, Now)).Single();
        (await GroupQuery.OfAsync(store.Engine, facts, await GroupQuery.RanksAsync(store.Engine, facts, first, 10, Now), Now)).Select(g => g.Id).ShouldBe(["empty"], "the list goes on after a group");
    }

    [Fact]
    public async Task Users_are_found_by_their_id_and_by_the_mail_that_was_told_of_them()
    {
        await using var store = await Filled([
            """{"type":"identify","userId":"u-1","traits":{"email":"Ana@Alpha.example"},"messageId":"1","timestamp":"2026-01-05T08:00:00Z"}""",
            """{"type":"identify","userId":"Bo@beta.example","traits":{"job":"x"},"messageId":"2","timestamp":"2026-01-05T08:00:00Z"}""",
            """{"type":"identify","userId":"u-3","traits":{"email":"it's {m:String} @x"},"messageId":"3","timestamp":"2026-01-05T08:00:00Z"}"""]);
        var names = (await store.Engine.AskAsync(new UsageAsk("select number, id from people", UsageAsk.NoValues), row => ((int)row.Long(0), row.Text(1)!), Now)).ToDictionary();
        (await PeopleQuery.CalledAsync(store.Engine, ["u-1", "u-9"], Now)).Select(n => names[n]).ShouldBe(["u-1"]);
        (await PeopleQuery.WithMailAsync(store.Engine, ["ana@alpha.example", "bo@beta.example", "it's {m:string} @x"], Now)).Select(n => names[n]).Order(StringComparer.Ordinal).ShouldBe(["Bo@beta.example", "u-1", "u-3"]);
        (await PeopleQuery.WithMailAsync(store.Engine, [], Now)).ShouldBeEmpty();
    }

    [Fact]
    public async Task Sums_by_day_are_what_the_raw_events_say()
    {
        await using var store = await Filled(new UsageWorld(10).Messages);
        var kept = new UsageFacts(new LocalDays("UTC"), true, store.Engine.KnowsLinks);
        var raw = new UsageFacts(new LocalDays("UTC"), false, store.Engine.KnowsLinks);
        foreach (var places in (UsagePlaces?[])[null, new UsagePlaces([.. (await Groups(store)).Select(g => (g.Value, g.Value))])])
            (await ActivityQuery.AskAsync(store.Engine, raw, _months, places, Now)).OrderBy(a => a.Key.Place).ThenBy(a => a.Key.Period.Start)
                .ShouldBe((await ActivityQuery.AskAsync(store.Engine, kept, _months, places, Now)).OrderBy(a => a.Key.Place).ThenBy(a => a.Key.Period.Start));
    }

    [Fact]
    public async Task Sums_made_anew_are_the_same_also_in_another_zone()
    {
        var world = new UsageWorld(11);
        await using var store = await Filled(world.Messages);
        var before = await Answers(store);
        await store.RebuildAsync("UTC", Now);
        (await Answers(store)).ShouldBe(before);
        await store.RebuildAsync("Asia/Tokyo", Now);
        store.Engine.Zone.ShouldBe("Asia/Tokyo");
        var tokyo = new UsageFacts(new LocalDays("Asia/Tokyo"), true, store.Engine.KnowsLinks);
        var kept = await ActivityQuery.AskAsync(store.Engine, tokyo, _months, null, Now);
        foreach (var month in _months) kept.GetValueOrDefault((month, 0)).ShouldBe(world.Activity(month, "Asia/Tokyo", null), $"{month}");
        await UsageWorld.TakeAsync(store, world.Shuffled(3)); // all of it came before
        (await ActivityQuery.AskAsync(store.Engine, tokyo, _months, null, Now)).ShouldBe(kept, ignoreOrder: true);
    }

    [Fact]
    public async Task Single_events_that_are_no_longer_kept_change_no_figure_and_other_zones_are_refused_with_the_reason()
    {
        var world = new UsageWorld(12);
        await using var store = await Filled(world.Messages);
        var before = await Answers(store);
        var first = new DateOnly(2026, 1, 1);
        await store.ForgetRawAsync(new LocalDays("UTC").StartOf(first), Now);
        (await Answers(store)).ShouldBe(before);
        await store.RebuildAsync("UTC", Now);
        (await Answers(store)).ShouldBe(before);
        await UsageWorld.TakeAsync(store, world.Shuffled(1));
        (await Answers(store)).ShouldBe(before, "a message id counts once, also past the days that single events are kept");
        var tokyo = new UsageFacts(new LocalDays("Asia/Tokyo"), false, store.Engine.KnowsLinks, store.Engine.RawFrom);
        (await Should.ThrowAsync<RawEventsGoneException>(() => ActivityQuery.AskAsync(store.Engine, tokyo, _months, null, Now))).Message.ShouldContain("2026-01-01");
        var february = _months.Where(m => m.Start >= new DateOnly(2026, 2, 1)).ToList();
        var later = await ActivityQuery.AskAsync(store.Engine, tokyo, february, null, Now);
        foreach (var month in february) later.GetValueOrDefault((month, 0)).ShouldBe(world.Activity(month, "Asia/Tokyo", null));
        await Should.ThrowAsync<RawEventsGoneException>(() => store.RebuildAsync("Asia/Tokyo", Now));
        store.Engine.Zone.ShouldBe("UTC");
    }

    [Fact]
    public async Task Who_is_erased_is_found_nowhere_and_stays_counted()
    {
        const string canary = "canary-of-erasure@example.com", word = "canary-property", trait = "canary-trait";
        await using var store = await Filled([
            Json("identify", canary, $$"""{"traits":{"name":"{{trait}}"} }""", 1), Json("track", canary, $$"""{"event":"open","properties":{"said":"{{word}}"},"context":{"groupId":"g"} }""", 2), Json("track", "other", """{"event":"open","context":{"groupId":"g"}}""", 3)]);
        var folder = _folders[^1];
        Found(folder, canary).ShouldNotBeEmpty("or the search finds nothing at all");
        var before = await Answers(store);
        (await store.EraseAsync(canary, Now)).ShouldBe([canary]);
        (await Answers(store)).ShouldBe(before);
        foreach (var text in (string[])[canary, word, trait]) Found(folder, text).ShouldBeEmpty(text);
        foreach (var (table, column) in ((string, string)[])[("people", "id"), ("traits", "json"), ("events", "properties")])
            (await store.Engine.AskAsync(new UsageAsk($"select {column} from {table} where {column} is not null", UsageAsk.NoValues), row => row.Text(0), Now)).ShouldAllBe(text => !text!.Contains("canary", StringComparison.Ordinal));
        (await store.EraseAsync(canary, Now)).ShouldBeEmpty();
        await UsageWorld.TakeAsync(store, [Json("track", canary, $$"""{"event":"open","properties":{"said":"{{word}}"},"context":{"groupId":"g"} }""", 2)]);
        (await Answers(store)).ShouldBe(before, "its message id still counts once");
        await UsageWorld.TakeAsync(store, [Json("track", canary, """{"event":"open","context":{"groupId":"g"}}""", 4)]);
        (await Answers(store)).ShouldNotBe(before, "who comes again is somebody new");
    }

    private static string Json(string type, string user, string rest, int id) => $$"""{"type":"{{type}}","userId":"{{user}}","messageId":"m-{{id}}","timestamp":"2026-01-10T10:00:0{{id}}Z",{{rest[1..]}}""";

    /// <summary>Files in which a text stands.</summary>
    private static List<string> Found(string folder, string text)
    {
        var bytes = System.Text.Encoding.UTF8.GetBytes(text);
        return [.. Directory.GetFiles(folder, "*", SearchOption.AllDirectories).Where(file =>
        {
            using var open = new FileStream(file, FileMode.Open, FileAccess.Read, FileShare.ReadWrite | FileShare.Delete);
            var all = new byte[open.Length];
            open.ReadExactly(all);
            return all.AsSpan().IndexOf(bytes) >= 0;
        })];
    }

    [Fact]
    public async Task Values_are_bound_and_come_back_as_they_are()
    {
        await using var store = await Filled([]);
        foreach (var text in (string[])["", "it's \"ü\" \\ \t \n {n:Int64} ') or 1=1 --", "\\n\\N", "NULL", new('x', 5000)])
        {
            var ask = new UsageAsk("select {t:String}, cast({n:Int64} as bigint), {x:Float64}, cs_date({d:String}), cs_micros(cs_moment({m:Int64}))",
                new Dictionary<string, object> { ["t"] = text, ["n"] = long.MinValue + 1, ["x"] = -1.5, ["d"] = "2026-02-28", ["m"] = -1L });
            (await store.Engine.AskAsync(ask, row => (row.Text(0), row.Long(1), row.Double(2), row.Day(3), row.Long(4)), Now)).Single().ShouldBe((text, long.MinValue + 1, -1.5, new DateOnly(2026, 2, 28), -1));
        }
    }

    public void Dispose()
    {
        foreach (var folder in _folders) Directory.Delete(folder, recursive: true);
    }

    private async Task<EventStore> Filled(IEnumerable<string> messages, int inCall = 37)
    {
        var folder = Directory.CreateTempSubdirectory("perennial-test-").FullName;
        _folders.Add(folder);
        var store = EventStore.Open(folder, Engine(folder, "UTC"));
        await UsageWorld.TakeAsync(store, messages, inCall);
        return store;
    }

    private static async Task<string> Answers(EventStore store)
    {
        var facts = new UsageFacts(new LocalDays("UTC"), true, store.Engine.KnowsLinks);
        var groups = await Groups(store);
        var each = await ActivityQuery.AskAsync(store.Engine, facts, _months, new UsagePlaces([.. groups.Select(g => (g.Value, g.Value))]), Now);
        return string.Join('\n', groups.OrderBy(g => g.Key).SelectMany(g => _months.Select(m => $"{g.Key} {m} {each.GetValueOrDefault((m, g.Value))}")));
    }

    private static async Task<IReadOnlyDictionary<string, int>> Groups(EventStore store) =>
        (await store.Engine.AskAsync(new UsageAsk("select id, number from sources", UsageAsk.NoValues), row => (row.Text(0)!, (int)row.Long(1)), Now)).ToDictionary();
}
