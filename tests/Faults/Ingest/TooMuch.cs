using System.Diagnostics;

namespace Perennial.Tests.Faults.Ingest;

/// <summary>Drill 15: 500 connections that never end and ten times the usual writers, on little memory. The excess is refused with a time to try again, health answers, and whatever was acknowledged is stored.</summary>
[Collection(Alone.Name)]
public sealed class TooMuch(ITestOutputHelper output)
{
    private const int Slow = 500, Writers = 80, Few = Writers / 10;
    private const long MostBytes = 512L << 20;
    private static readonly TimeSpan _time = Drill.IsLong ? TimeSpan.FromMinutes(5) : TimeSpan.FromSeconds(10);

    private static CancellationToken Stop => TestContext.Current.CancellationToken;

    [Fact]
    public async Task The_excess_is_refused_health_answers_and_everything_acknowledged_is_stored()
    {
        using var little = LittleMemory.Of(MostBytes);
        await using var server = await EventServer.StartAsync(environment: Little(events: 12 << 20), within: little);
        var (usual, usualTook) = await Usual(server);
        long[] acknowledged;
        List<TimeSpan> health;
        using (var enough = new CancellationTokenSource())
        {
            var watch = Task.Factory.StartNew(() => Health(server.Url, enough.Token), Stop, TaskCreationOptions.LongRunning, TaskScheduler.Default);
            await using var slow = new SlowLoris(server.Url, Slow);
            await using var writers = new EventWriters(server, Writers, pad: 600);
            using var probe = new EventProbe(server, Writers + Few + 1, pad: 600);
            await Task.Delay(_time, Stop);
            var (more, took) = probe.End();
            usual = [.. usual, more];
            output.WriteLine($"calls of 40 events with {Writers} writers and {Slow} slow connections: {Took(took)}; with {Few} writers: {Took(usualTook)}");
            await enough.CancelAsync();
            if (server.Process.HasEnded) Assert.Fail(server.Process.Said);
            health = await watch;
            slow.Most.ShouldBe(Slow);
            await slow.End();
            await writers.Finish();
            acknowledged = writers.Acknowledged;
            output.WriteLine($"{_time.TotalSeconds:0} s: {(little is null ? "not confined" : $"confined to {MostBytes >> 20} MB")}, {writers.Total} events acknowledged, refusals: {string.Join(", ", writers.Refusals)}, {slow.Closed} slow connections closed, peak {server.Process.PeakBytes >> 20} MB, health asked {health.Count} times, 9 of 10 within {health[health.Count * 9 / 10].TotalMilliseconds:0} ms, the slowest {health[^1].TotalMilliseconds:0} ms");
            writers.Total.ShouldBeGreaterThan(1000, "others still get through");
            writers.Refusals.Keys.ShouldNotBeEmpty();
            writers.Refusals.Keys.ShouldBeSubsetOf(["503 Retry-After", "429 Retry-After"]);
        }
        if (little is not null) little.Killed.ShouldBe(0);
        else server.Process.PeakBytes.ShouldBeLessThan(MostBytes, "where no control group can be made, all that it held at once is measured, the pages of its files too");
        health[health.Count * 9 / 10].ShouldBeLessThan(TimeSpan.FromSeconds(1), "the drill's own bound; one of ten may meet a machine that the writers and other programs keep busy");
        await server.Process.Kill();
        (await StoredEvents.ReadAsync(server.Usage)).ShouldHold([.. acknowledged, .. usual]);
    }

    [Fact]
    public async Task Control_without_a_bound_nothing_is_refused()
    {
        await using var server = await EventServer.StartAsync(environment: Little(events: long.MaxValue / 2));
        await using var writers = new EventWriters(server, Writers, pad: 600);
        await writers.UntilMore(20_000);
        writers.Refusals.ShouldBeEmpty();
    }

    [Fact]
    public async Task Control_on_far_too_little_it_is_killed()
    {
        using var little = LittleMemory.Of(40 << 20);
        Assert.SkipWhen(little is null, "no control group can be made here: it takes root, or a group of one's own");
        var data = Directory.CreateTempSubdirectory("perennial-events-").FullName;
        await Should.ThrowAsync<InvalidOperationException>(() => EventServer.StartAsync(data, Little(events: 12 << 20), little));
        little.Killed.ShouldBeGreaterThan(0);
        Directory.Delete(data, recursive: true);
    }

    /// <summary>A tenth of the writers and nobody slow.</summary>
    /// <returns>What they and a steady sender beside them know to be stored, in the order of their numbers; and how long the accepted calls of that sender took.</returns>
    private static async Task<(long[] Acknowledged, IReadOnlyList<TimeSpan> Took)> Usual(EventServer server)
    {
        await using var few = new EventWriters(server, Few, pad: 600, first: Writers);
        await Task.Delay(_time / 2, Stop);
        using var probe = new EventProbe(server, Writers + Few, pad: 600);
        await Task.Delay(_time / 2, Stop);
        var (acknowledged, took) = probe.End();
        await few.Finish();
        return ([.. few.Acknowledged, acknowledged], took);
    }

    private static string Took(IReadOnlyList<TimeSpan> took) => $"{took.Count} accepted, half within {took[took.Count / 2].TotalMilliseconds:0.0} ms, 99 of 100 within {took[took.Count * 99 / 100].TotalMilliseconds:0.0} ms";

    /// <summary>A server that lives on 512 MB: so much for .NET's heap and so much for the engine of events; and so much for calls with events.</summary>
    private static Dictionary<string, string> Little(long events) => new(StringComparer.Ordinal)
    {
        ["DOTNET_GCHeapHardLimit"] = "0xA000000",
        ["DOTNET_EnableWriteXorExecute"] = "0", // else code is mapped twice: 50 MB
        ["MALLOC_ARENA_MAX"] = "2",
        ["Usage__Memory"] = "64MB",
        ["Limits__EventBytes"] = events.ToString(System.Globalization.CultureInfo.InvariantCulture),
        ["Limits__EventSeconds"] = "5",
    };

    /// <summary>How long each answer took, the slowest last; on a thread of its own, so that the writers beside it do not count.</summary>
    private static List<TimeSpan> Health(Uri server, CancellationToken enough)
    {
        using var client = new HttpClient { BaseAddress = server };
        var took = new List<TimeSpan>();
        while (!enough.WaitHandle.WaitOne(100))
        {
            var since = Stopwatch.GetTimestamp();
            using var answer = client.Send(new HttpRequestMessage(HttpMethod.Get, "/healthz"), CancellationToken.None);
            answer.EnsureSuccessStatusCode();
            took.Add(Stopwatch.GetElapsedTime(since));
        }
        took.Sort();
        return took;
    }
}
