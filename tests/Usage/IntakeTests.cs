using System.Text;
using Perennial.Usage;
using Perennial.Usage.DuckDb;
using Perennial.Usage.Events;
using Perennial.Usage.Intake;
using Perennial.Usage.Store;

namespace Perennial.Tests.Usage;

/// <summary>From a call to rows in the engine, with starts in between.</summary>
public sealed class IntakeTests : IDisposable
{
    private static readonly long Now = 1_795_348_800_000_000;
    private readonly string _folder = Directory.CreateTempSubdirectory("perennial-test-").FullName;

    private static CancellationToken Ending => TestContext.Current.CancellationToken;

    public void Dispose() => Directory.Delete(_folder, recursive: true);

    [Fact]
    public async Task What_is_answered_is_in_the_engine_once_through_starts_and_repeats()
    {
        for (var start = 0; start < 3; start++)
        {
            await using var usage = new UsageStores(_folder, "UTC");
            for (var call = 0; call < 20; call++)
            {
                var answer = await usage.Take(Batch(call * 50, 100));
                (answer.Stored + answer.Doubled).ShouldBe(100);
                if (start > 0) answer.ShouldBe(new IntakeAnswer(0, 100));
            }
            if (start == 1) continue; // ended before the engine was fed with everything, perhaps
            await usage.Fed();
            (await usage.Numbers("select count(*), count(distinct id), count(distinct person) from events")).ShouldBe([1050, 1050, 7]);
            (await usage.Numbers("select sum(events)::bigint, count(distinct person), count(distinct day) from daily")).ShouldBe([1050, 7, 1]);
        }
    }

    [Fact]
    public async Task Calls_at_the_same_time_share_frames_and_each_gets_its_own_answer()
    {
        await using var usage = new UsageStores(_folder, "UTC");
        var answers = await Task.WhenAll(Enumerable.Range(0, 200).Select(i => usage.Take(Batch(i % 100, 1))));
        answers.Sum(a => a.Stored).ShouldBe(100);
        answers.Sum(a => a.Doubled).ShouldBe(100);
    }

    [Fact]
    public async Task Too_much_at_once_is_refused_and_nothing_of_it_taken()
    {
        await using var usage = new UsageStores(_folder, "UTC", mostWaiting: 1000);
        await Should.ThrowAsync<IntakeFullException>(() => usage.Take(Batch(0, 100)));
        (await usage.Take(Batch(0, 2))).Stored.ShouldBe(2);
    }

    private static string Batch(int from, int count) =>
        "{\"batch\":[" + string.Join(',', Enumerable.Range(from, count).Select(i => $$"""{"type":"track","messageId":"m{{i}}","properties":{"n":{{i}} },"userId":"u{{i % 7}}","event":"e{{i % 3}}","groupId":"g{{i % 5}}"}""")) + "]}";

    private sealed class UsageStores(string folder, string zone, long mostWaiting = 1 << 20) : IAsyncDisposable
    {
        private readonly EventStore _store = EventStore.Open(folder, new DuckDbStore(Path.Combine(folder, "events.duckdb"), zone), new EventStoreLimits(BytesWaiting: mostWaiting, IdsAtOnce: 200));

        public async Task<IntakeAnswer> Take(string body)
        {
            var scan = _store.Scan();
            using var events = new EventBuffer();
            scan.Batch(Encoding.UTF8.GetBytes(body), true, Now, events);
            scan.Refused.ShouldBeEmpty();
            return await _store.TakeAsync(events);
        }

        public Task Fed() => _store.UntilFedAsync(Ending);

        public async Task<long[]> Numbers(string sql) =>
            (await _store.Engine.AskAsync(new UsageAsk(sql, UsageAsk.NoValues), row => new[] { row.Long(0), row.Long(1), row.Long(2) }, Ending)).Single();

        public ValueTask DisposeAsync() => _store.DisposeAsync();
    }
}
