using System.Diagnostics;
using System.Globalization;
using Perennial.Tests.Browser;
using Perennial.Tests.Faults;
using Perennial.Tests.Faults.Ingest;
using Perennial.Usage;
using Perennial.Usage.DuckDb;
using Perennial.Usage.Store;

namespace Perennial.Tests.Clients;

/// <summary>Unmodified clients and a page in a browser send while the server is stopped and killed under them: none of their events is lost, and none counts twice.</summary>
public sealed class RestartedClients(ITestOutputHelper output)
{
    private static readonly int _events = Drill.IsLong ? 100_000 : 1500;
    private static readonly int _restarts = Drill.IsLong ? 8 : 2;

    private static CancellationToken Stop => TestContext.Current.CancellationToken;

    [Theory]
    [InlineData("segment", "send.mjs")]
    [InlineData("rudder", "send.mjs")]
    [InlineData("browser", "page.mjs")]
    public async Task Every_event_is_delivered_once_through_stops_and_kills(string client, string program)
    {
        Assert.SkipWhen(client == "browser" && Chromium.Missing is not null, Chromium.Missing ?? "");
        await using var server = await EventServer.StartAsync();
        using var node = Start(program, client, server, _events);
        var since = Stopwatch.GetTimestamp();
        var (sent, done) = (0, 0);
        var said = new List<string>();
        while (await node.StandardOutput.ReadLineAsync(Stop) is { } line)
        {
            if (!line.StartsWith("sent ", StringComparison.Ordinal)) said.Add(line);
            else sent = int.Parse(line.AsSpan(5), CultureInfo.InvariantCulture);
            if (done == _restarts || sent < (done + 1) * _events / (_restarts + 1)) continue;
            if (done++ % 2 == 0) await server.KillAndStart();
            else await server.StopAndStart();
        }
        await node.WaitForExitAsync(Stop);
        said.ShouldBe(["delivered"]);
        done.ShouldBe(_restarts);
        await server.Process.Kill();
        output.WriteLine($"{client}: {_events} events through {_restarts} restarts in {Stopwatch.GetElapsedTime(since).TotalSeconds:0} s");
        (await Counted(server.Usage)).ShouldBe((_events, _events, 50, _events));
    }

    [Fact]
    public async Task Control_a_client_without_patience_loses_events()
    {
        await using var server = await EventServer.StartAsync();
        using (var sender = server.Sender()) (await sender.PostAsync(new Uri("/v1/track", UriKind.Relative), Senders.Json("""{"userId":"u","event":"x"}"""), Stop)).EnsureSuccessStatusCode();
        await server.Process.Kill();
        using var node = Start("send.mjs", "impatient", server, 500);
        var said = await node.StandardOutput.ReadToEndAsync(Stop);
        await node.WaitForExitAsync(Stop);
        said.ShouldContain("failed 502", Case.Sensitive, "who it was and to which account, too");
        (await Counted(server.Usage)).Events.ShouldBe(1);
    }

    private static Process Start(string program, string client, EventServer server, int count)
    {
        var start = new ProcessStartInfo("node") { WorkingDirectory = Repository.At("tests/Clients"), RedirectStandardOutput = true, RedirectStandardError = true, UseShellExecute = false };
        foreach (var argument in (string[])[program, client, server.Url.ToString().TrimEnd('/'), server.Key, count.ToString(CultureInfo.InvariantCulture), Drill.IsLong ? "20" : "50"]) start.ArgumentList.Add(argument);
        var node = Process.Start(start)!;
        node.ErrorDataReceived += (_, _) => { };
        node.BeginErrorReadLine();
        return node;
    }

    private static async Task<(long Events, long Ids, long People, long Numbers)> Counted(string usage)
    {
        await using var store = EventStore.Open(usage, new DuckDbStore(Path.Combine(usage, EventStore.Data)));
        await store.UntilFedAsync(Stop);
        const string sql = "select count(*), count(distinct id), count(distinct person), count(distinct json_extract_string(properties, '$.number')) from events";
        return (await store.Engine.AskAsync(new UsageAsk(sql, UsageAsk.NoValues), row => (row.Long(0), row.Long(1), row.Long(2), row.Long(3)), Stop)).Single();
    }
}
