using Perennial.Usage;
using Perennial.Usage.DuckDb;
using Perennial.Usage.Store;

namespace Perennial.Tests.Usage;

public sealed class DuckDbStoreTests : UsageStoreContract
{
    [Theory]
    [InlineData(1)]
    [InlineData(4096)]
    [InlineData(100_000)]
    public async Task A_log_that_a_power_cut_left_with_zeros_at_its_end_is_cut_there(int zeros)
    {
        var place = Directory.CreateTempSubdirectory("perennial-torn-").FullName;
        try
        {
            var (whole, torn) = (Path.Combine(place, "whole"), Path.Combine(place, "torn"));
            Directory.CreateDirectory(whole);
            await using (var store = EventStore.Open(whole, Engine(whole, "UTC")))
            {
                await UsageWorld.TakeAsync(store, new UsageWorld(11).Messages);
                foreach (var file in Directory.GetFiles(whole, "*", SearchOption.AllDirectories)) // as they lie there while it runs
                {
                    var copy = Path.Combine(torn, Path.GetRelativePath(whole, file));
                    Directory.CreateDirectory(Path.GetDirectoryName(copy)!);
                    File.Copy(file, copy);
                }
            }
            using (var log = File.OpenWrite(Path.Combine(torn, EventStore.Data + ".wal")))
            {
                log.Length.ShouldBeGreaterThan(1000, "there is a log to tear");
                log.SetLength(log.Length + zeros);
            }
            await using var again = EventStore.Open(torn, Engine(torn, "UTC"));
            await again.UntilFedAsync(Now);
            (await again.Engine.AskAsync(new UsageAsk("select count(*), count(distinct id) from events", UsageAsk.NoValues), row => (row.Long(0), row.Long(1)), Now)).ShouldBe([(400, 400)]);
        }
        finally
        {
            Directory.Delete(place, recursive: true);
        }
    }

    [Fact]
    public async Task Closing_waits_for_the_questions_under_way_and_refuses_later_ones()
    {
        var store = new DuckDbStore(null);
        using var reads = new ManualResetEventSlim();
        using var goOn = new ManualResetEventSlim();
        var question = new UsageAsk("select * from range(5000)", UsageAsk.NoValues); // more rows than a chunk has: the rest is read from the file
        var answer = Task.Run(() => store.AskAsync(question, row =>
        {
            reads.Set();
            goOn.Wait(Now);
            return row.Long(0);
        }, Now), Now);
        reads.Wait(Now);
        var closing = Task.Run(async () => await store.DisposeAsync(), Now);
        await Should.ThrowAsync<TimeoutException>(() => closing.WaitAsync(TimeSpan.FromMilliseconds(300), Now));
        goOn.Set();
        (await answer).Count.ShouldBe(5000);
        await closing;
        await Should.ThrowAsync<ObjectDisposedException>(() => store.AskAsync(question, row => row.Long(0), Now));
        await Should.ThrowAsync<ObjectDisposedException>(() => store.ForgetRawAsync(0, Now));
        await store.DisposeAsync();
    }

    protected override IUsageStore Engine(string folder, string zone) => new DuckDbStore(Path.Combine(folder, "events.duckdb"), zone);
}
