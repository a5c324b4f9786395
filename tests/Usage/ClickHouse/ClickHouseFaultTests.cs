using System.Text;
using Perennial.Core.Engagement;
using Perennial.Core.Revenue;
using Perennial.Usage;
using Perennial.Usage.ClickHouse;
using Perennial.Usage.DuckDb;
using Perennial.Usage.Events;
using Perennial.Usage.Sql;
using Perennial.Usage.Store;

namespace Perennial.Tests.Usage.ClickHouse;

/// <summary>Nodes that die, batches that are written half, words that come late: the answers stay those of the embedded engine.</summary>
[Collection(nameof(ClickHouseCollection))]
public sealed class ClickHouseFaultTests(ClickHouseCluster cluster) : IDisposable
{
    private static readonly IReadOnlyList<Period> _months = Period.Split(new(2025, 11, 1), new(2026, 3, 1), Grain.Month);
    private readonly List<string> _folders = [];

    private static CancellationToken Now => TestContext.Current.CancellationToken;

    public void Dispose()
    {
        foreach (var folder in _folders) Directory.Delete(folder, recursive: true);
    }

    [Fact]
    public async Task A_node_that_is_killed_while_events_come_loses_and_doubles_nothing()
    {
        var (address, folder, world) = (cluster.New(), Folder(), new UsageWorld(21));
        await using var store = EventStore.Open(folder, ClickHouseCluster.Open(address, folder, "UTC"));
        foreach (var (part, i) in world.Messages.Chunk(45).Select((part, i) => (part, i)))
        {
            if (i is 2 or 6) cluster.Nodes[i == 2 ? 1 : 0].Kill();
            await Take(store, part);
            if (i is not (3 or 7)) continue;
            (await Should.ThrowAsync<UsageStoreUnreachableException>(() => Answers(store.Engine))).Message.ShouldContain("cannot be reached");
            while (store.Trouble is null) await Task.Delay(20, Now);
            store.Trouble.ShouldContain("127.0.0.1");
            await cluster.Nodes[i == 3 ? 1 : 0].StartAsync();
        }
        await store.UntilFedAsync(Now);
        store.Trouble.ShouldBeNull();
        (await Answers(store.Engine)).ShouldBe(await Embedded(world));
    }

    [Fact]
    public async Task A_node_that_hangs_is_told_at_once_and_everything_goes_on_when_it_does()
    {
        var (address, folder, world) = (cluster.New(), Folder(), new UsageWorld(27));
        await using var store = EventStore.Open(folder, ClickHouseCluster.Open(address, folder, "UTC"));
        await Take(store, world.Messages[..200]);
        await store.UntilFedAsync(Now);
        cluster.Nodes[1].Hang();
        try
        {
            await Task.Delay(1100, Now); // it was seen a moment ago
            await Take(store, world.Messages[200..]);
            (await Should.ThrowAsync<UsageStoreUnreachableException>(() => store.Engine.CheckAsync(Now))).Message.ShouldContain("does not answer");
            (await Should.ThrowAsync<UsageStoreUnreachableException>(() => Answers(store.Engine))).Message.ShouldContain("does not answer");
            while (store.Trouble is null) await Task.Delay(20, Now);
        }
        finally
        {
            cluster.Nodes[1].Hang(ends: true);
        }
        await store.UntilFedAsync(Now);
        (await Answers(store.Engine)).ShouldBe(await Embedded(world));
    }

    [Fact]
    public async Task What_a_process_wrote_of_a_batch_before_it_was_killed_does_not_count_and_the_batch_does_once()
    {
        var (address, folder, world) = (cluster.New(), Folder(), new UsageWorld(22));
        var killed = ClickHouseCluster.Open(address, folder, "UTC");
        var batch = Batch(killed, world);
        var number = await killed.AskAsync("select toInt64(max(batch)) from batches", [], row => row.Long(0), Now);
        var parts = NodeRows.Of(batch, number.Single() + 1, 0, 2, new LocalDays("UTC"));
        parts[1] = new(); // the second node's never arrived
        await killed.WriteAsync(parts, Now);
        (await Count(killed, "select count(*) from events")).ShouldBe(0);
        await using var later = ClickHouseCluster.Open(address, folder, "UTC");
        batch = Batch(later, world);
        await later.AddAsync(batch, Now);
        await later.AddAsync(batch, Now);
        (await Answers(later)).ShouldBe(await Embedded(world));
        await using var again = ClickHouseCluster.Open(address, folder, "UTC");
        again.Mark.ShouldBe(batch.Mark);
        await again.AddAsync(batch, Now);
        (await Answers(again)).ShouldBe(await Embedded(world));
        again.Names.People.Count.ShouldBe(later.Names.People.Count);
    }

    [Fact]
    public async Task A_batch_that_is_written_twice_past_the_ledger_is_noticed()
    {
        var (address, folder, world) = (cluster.New(), Folder(), new UsageWorld(23));
        await using var store = ClickHouseCluster.Open(address, folder, "UTC");
        var batch = Batch(store, world);
        await store.AddAsync(batch, Now);
        (await Answers(store)).ShouldBe(await Embedded(world));
        var counted = (await store.AskAsync("select {upto:Int64}", [], row => row.Long(0), Now)).Single();
        batch.NewPeople.Clear();
        batch.NewSources.Clear();
        batch.NewNames.Clear();
        await store.WriteAsync(NodeRows.Of(batch, counted, 0, 2, new LocalDays("UTC")), Now);
        (await Answers(store)).ShouldNotBe(await Embedded(world));
        (await Count(store, "select count(*) from events")).ShouldBe(2 * await Count(store, "select uniqExact(id) from events"));
    }

    [Fact]
    public async Task A_word_that_comes_late_makes_no_void_batch_count()
    {
        var (address, folder, world) = (cluster.New(), Folder(), new UsageWorld(24));
        var slow = ClickHouseCluster.Open(address, folder, "UTC");
        var batch = Batch(slow, world);
        var number = (await slow.AskAsync("select toInt64(max(batch)) + 1 from batches", [], row => row.Long(0), Now)).Single();
        await slow.WriteAsync(NodeRows.Of(batch, number, 0, 2, new LocalDays("UTC")), Now);
        await using var next = ClickHouseCluster.Open(address, folder, "UTC");
        batch = Batch(next, world);
        await next.AddAsync(batch, Now);
        await slow.WriteAsync(NodeRows.Of(batch, number, 0, 2, new LocalDays("UTC")), Now);
        var word = new NodeRows();
        word.To("batches").Int(1).Long(number).Long(batch.Mark);
        await slow.WriteAsync([word, new()], Now);
        await using var last = ClickHouseCluster.Open(address, folder, "UTC");
        last.Mark.ShouldBe(batch.Mark);
        (await Answers(last)).ShouldBe(await Embedded(world));
    }

    [Fact]
    public async Task Sums_that_were_made_half_do_not_count_and_are_made_again()
    {
        var (address, folder, world) = (cluster.New(), Folder(), new UsageWorld(25));
        var cut = ClickHouseCluster.Open(address, folder, "UTC");
        var batch = Batch(cut, world);
        await cut.AddAsync(batch, Now);
        var number = (await cut.AskAsync("select toInt64(max(batch)) + 1 from batches", [], row => row.Long(0), Now)).Single();
        var (half, word) = (new NodeRows(), new NodeRows());
        half.To("daily_rows").Long(number).Long(number).Int(20_500).Int(1).Int(1).Int(1).Long(5).Long(5).Long(0).Long(0);
        half.To("editions").Long(number).Long(number).Text("Asia/Tokyo").Long(long.MinValue);
        await cut.WriteAsync([half, new()], Now);
        await using var next = ClickHouseCluster.Open(address, folder, "UTC");
        (next.Zone, await Answers(next)).ShouldBe(("UTC", await Embedded(world)));
        await next.RebuildAsync("UTC", Now);
        (await Answers(next)).ShouldBe(await Embedded(world));
        word.To("batches").Int(1).Long(number).Long(batch.Mark);
        await cut.WriteAsync([word, new()], Now);
        await using var last = ClickHouseCluster.Open(address, folder, "UTC");
        (last.Zone, await Answers(last)).ShouldBe(("UTC", await Embedded(world)), "the word for half a making comes late");
    }

    [Fact]
    public async Task A_node_that_is_gone_while_sums_are_made_leaves_the_old_ones_and_a_new_start_knows_the_new_zone()
    {
        var (address, folder, world) = (cluster.New(), Folder(), new UsageWorld(26));
        await using (var store = ClickHouseCluster.Open(address, folder, "UTC"))
        {
            await store.AddAsync(Batch(store, world), Now);
            cluster.Nodes[1].Kill();
            await Should.ThrowAsync<UsageStoreUnreachableException>(() => store.RebuildAsync("Asia/Tokyo", Now));
            await cluster.Nodes[1].StartAsync();
            (store.Zone, await Answers(store)).ShouldBe(("UTC", await Embedded(world)));
            await store.RebuildAsync("Asia/Tokyo", Now);
            await store.ForgetRawAsync(new LocalDays("Asia/Tokyo").StartOf(new(2026, 1, 1)), Now);
            (await Count(store, "select count(*) from events where moment < cs_moment(1767193200000000)")).ShouldBe(0);
        }
        await using var again = ClickHouseCluster.Open(address, folder, "UTC");
        (again.Zone, again.RawFrom).ShouldBe(("Asia/Tokyo", 1_767_193_200_000_000));
        var kept = await ActivityQuery.AskAsync(again, new UsageFacts(new LocalDays("Asia/Tokyo"), true, again.KnowsLinks), _months, null, Now);
        foreach (var month in _months) kept.GetValueOrDefault((month, 0)).ShouldBe(world.Activity(month, "Asia/Tokyo", null), $"{month}");
    }

    [Fact]
    public async Task Two_workspaces_do_not_share_a_database_and_an_emptied_one_is_noticed()
    {
        var (address, folder, other) = (cluster.New(), Folder(), Folder());
        await using (ClickHouseCluster.Open(address, folder, "UTC")) { }
        await using (ClickHouseCluster.Open(address, folder, "UTC")) { }
        Should.Throw<InvalidDataException>(() => ClickHouseCluster.Open(address, other, "UTC")).Message.ShouldContain("another workspace");
        Should.Throw<InvalidDataException>(() => ClickHouseCluster.Open(cluster.New(), folder, "UTC")).Message.ShouldContain("none of the events");
        var turned = string.Join(',', address.Split(';')[0]["Nodes=".Length..].Split(',').Reverse());
        Should.Throw<InvalidDataException>(() => ClickHouseCluster.Open(address.Replace(address.Split(';')[0], "Nodes=" + turned), folder, "UTC")).Message.ShouldContain("order");
        Should.Throw<InvalidDataException>(() => ClickHouseCluster.Open(address.Replace(address.Split(';')[0], address.Split(',')[0]), folder, "UTC")).Message.ShouldContain("2 nodes");
    }

    private string Folder()
    {
        _folders.Add(Directory.CreateTempSubdirectory("perennial-test-").FullName);
        return _folders[^1];
    }

    private static async Task Take(EventStore store, IEnumerable<string> messages)
    {
        var scan = store.Scan();
        using var events = new EventBuffer();
        scan.Batch(Encoding.UTF8.GetBytes($$"""{"batch":[{{string.Join(',', messages)}}]}"""), true, 0, events);
        await store.TakeAsync(events);
        store.Return(scan);
    }

    /// <summary>The whole world as one batch.</summary>
    private static UsageBatch Batch(IUsageStore store, UsageWorld world)
    {
        var (batch, builder, scan) = (new UsageBatch { Mark = 1000 }, new BatchBuilder(store.Names, new LocalDays("UTC")), new EventScan(store.Names.Seed, _ => 0));
        using var events = new EventBuffer();
        scan.Batch(Encoding.UTF8.GetBytes($$"""{"batch":[{{string.Join(',', world.Messages)}}]}"""), true, 0, events);
        for (var i = 0; i < events.Length; i += EventRecord.LengthOf(events.Bytes[i..])) builder.Add(new EventRecord(events.Bytes[i..]), batch);
        return batch;
    }

    private static async Task<string> Embedded(UsageWorld world)
    {
        await using var store = new DuckDbStore(null);
        await store.AddAsync(Batch(store, world), Now);
        return await Answers(store);
    }

    private static async Task<string> Answers(IUsageStore store)
    {
        var facts = new UsageFacts(new LocalDays("UTC"), true, store.KnowsLinks);
        var groups = await store.AskAsync(new UsageAsk("select id, number from sources order by id", UsageAsk.NoValues), row => (Id: row.Text(0)!, Number: (int)row.Long(1)), Now);
        var each = await ActivityQuery.AskAsync(store, facts, _months, new UsagePlaces([.. groups.Select(g => (g.Number, g.Number))]), Now);
        var whole = await ActivityQuery.AskAsync(store, facts, _months, null, Now);
        var people = await store.AskAsync(new UsageAsk("select p.id, b.source, cs_micros(max(d.last_at)) from daily d join people p on p.number = d.person left join belongs b on b.person = d.person group by p.id, p.number, b.source order by p.id, p.number, b.source", UsageAsk.NoValues), row => $"{row.Text(0)} {(row.IsNull(1) ? 0 : row.Long(1))} {row.Long(2)}", Now);
        return string.Join('\n', groups.SelectMany(g => _months.Select(m => $"{g.Id} {m} {each.GetValueOrDefault((m, g.Number))}")).Concat(_months.Select(m => $"{m} {whole.GetValueOrDefault((m, 0))}"))) + string.Join('\n', people);
    }

    private static async Task<long> Count(ClickHouseStore store, string sql) => (await store.AskAsync(sql, [], row => row.Long(0), Now)).Single();
}
