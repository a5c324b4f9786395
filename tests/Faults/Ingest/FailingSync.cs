using System.Net;
using Perennial.Client;

namespace Perennial.Tests.Faults.Ingest;

/// <summary>Drill 3: the disk answers every wait for it with EIO. Nothing is acknowledged meanwhile, nothing is half-stored, and afterwards the server goes on or has ended with an error.</summary>
public sealed class FailingSync(ITestOutputHelper output)
{
    private static readonly int _rounds = Drill.IsLong ? 10 : 1;
    private static readonly int _calls = Drill.IsLong ? 100 : 25;

    private static CancellationToken Stop => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Nothing_is_acknowledged_while_it_fails_and_everything_once_it_works_again()
    {
        Assert.SkipWhen(Injection.Missing is not null, Injection.Missing ?? "");
        await using var server = await EventServer.StartAsync();
        await using var writers = new EventWriters(server, 4);
        var ended = 0;
        for (var round = 0; round < _rounds; round++)
        {
            await writers.UntilMore(2000);
            var sender = await NewKey(server, $"round {round}");
            await using (await Injection.IntoAsync(server.Process, Injection.DiskFails)) (await Answers(sender, round)).ShouldBe(["503 Retry-After"], "nothing but refusals while the disk fails");
            if (!await StillThere(server))
            {
                (await server.Process.Ended()).ShouldNotBe(0);
                await server.StartAgain();
                ended++;
            }
            var total = writers.Total;
            await writers.UntilMore(2000);
            await UntilFed(server, total);
        }
        await writers.Finish();
        await server.Process.Kill();
        output.WriteLine($"{_rounds} rounds of a failing disk, {writers.Total} events acknowledged, refusals: {string.Join(", ", writers.Refusals)}; ended and started again {ended} times");
        (await StoredEvents.ReadAsync(server.Usage)).ShouldHold(writers.Acknowledged);
        writers.Refusals.Keys.ShouldBeSubsetOf(["503 Retry-After"]);
    }

    [Fact]
    public async Task Control_a_disk_that_only_says_so_is_believed()
    {
        Assert.SkipWhen(Injection.Missing is not null, Injection.Missing ?? "");
        await using var server = await EventServer.StartAsync();
        await using (await Injection.IntoAsync(server.Process, Injection.DiskLies)) (await Answers(server.Sender(), 0)).ShouldBe(["200"]);
    }

    /// <summary>Every different answer to calls of one new message each; by a key that was never used, which is to be noted too.</summary>
    private static async Task<IReadOnlyList<string>> Answers(HttpClient sender, int round)
    {
        using var with = sender;
        var answers = new SortedSet<string>(StringComparer.Ordinal);
        for (var i = 0; i < _calls; i++)
        {
            using var answer = await with.PostAsync(new Uri("/v1/track", UriKind.Relative), Senders.Json($$"""{"messageId":"failing-{{round}}-{{i}}","userId":"u","event":"x","properties":{"w":0,"n":-1} }"""), Stop);
            answers.Add($"{(int)answer.StatusCode}{(answer.StatusCode != HttpStatusCode.OK && answer.Headers.RetryAfter is not null ? " Retry-After" : "")}");
        }
        return [.. answers];
    }

    private static async Task<HttpClient> NewKey(EventServer server, string name)
    {
        using var client = server.Api();
        return Senders.Of(server.Url, (await client.MakeWriteKeyAsync(new NewWriteKey(name), Stop)).Key);
    }

    private static async Task<bool> StillThere(EventServer server)
    {
        try
        {
            return await server.Process.IsWell();
        }
        catch (OperationCanceledException)
        {
            return false;
        }
    }

    /// <summary>The engine follows too, without a start: what was acknowledged can be asked for.</summary>
    private static async Task UntilFed(EventServer server, long events)
    {
        using var client = server.Api();
        using var late = new CancellationTokenSource(TimeSpan.FromSeconds(60)); // far more than it takes; a minute of a busy machine
        try
        {
            while ((await client.EventGroupsAsync(cancellation: late.Token).ToListAsync(late.Token)).Sum(g => g.Events) < events) await Task.Delay(100, late.Token);
        }
        catch (ApiRefusal refused)
        {
            Assert.Fail($"{refused.Message}\n{server.Process.Said}");
        }
    }
}
