using System.Net;
using System.Net.Http.Headers;
using System.Text;
using System.Text.RegularExpressions;
using Microsoft.Extensions.DependencyInjection;
using Perennial.App.Access;
using Perennial.App.Events;
using Perennial.Client;
using Perennial.Tests.App.Import;
using Perennial.Usage;
using Perennial.Usage.Store;

namespace Perennial.Tests.Usage.ClickHouse;

/// <summary>The whole product with its events on ClickHouse shows what it shows with them embedded.</summary>
[Collection(nameof(ClickHouseCollection))]
public sealed partial class ClickHouseServerTests(ClickHouseCluster cluster)
{
    private static CancellationToken Now => TestContext.Current.CancellationToken;

    [Fact]
    public async Task A_server_with_its_events_on_ClickHouse_shows_what_one_with_embedded_events_shows()
    {
        var address = cluster.New();
        var embedded = await Shown(new PerennialHost());
        embedded.Metrics.ShouldContain("mau 3");
        embedded.Page.ShouldContain("user-2");
        var there = await Shown(new PerennialHost { Configure = builder => builder.Configuration[EventEngine.Setting] = address + ";Username=default" });
        there.Metrics.ShouldBe(embedded.Metrics);
        there.Page.ShouldBe(embedded.Page);
    }

    [Fact]
    public async Task A_server_does_not_start_beside_the_events_that_it_has()
    {
        await using var host = new PerennialHost { Configure = builder => builder.Configuration[EventEngine.Setting] = cluster.New() };
        await host.InitializeAsync();
        var folder = Path.Combine(host.DataDirectory, "usage");
        await host.Services.GetRequiredService<EventStore>().UntilFedAsync(Now);
        var none = new Microsoft.Extensions.Configuration.ConfigurationManager();
        Should.Throw<UsageStoreUnreachableException>(() => EventEngine.Open(none, folder, "UTC")).Message.ShouldContain(EventEngine.Setting);
        none[EventEngine.Setting] = "Nodes=http://127.0.0.1:1;Password=s3cret";
        Should.Throw<UsageStoreUnreachableException>(() => EventEngine.Open(none, folder, "UTC")).ToString().ShouldNotContain("s3cret");
        File.Delete(Path.Combine(folder, Perennial.Usage.ClickHouse.Identity.File));
        await File.WriteAllTextAsync(Path.Combine(folder, EventStore.Data), "", Now);
        Should.Throw<UsageStoreUnreachableException>(() => EventEngine.Open(none, folder, "UTC")).Message.ShouldContain(EventStore.Data);
    }

    private static async Task<(string Metrics, string Page)> Shown(PerennialHost host)
    {
        await using var _ = host;
        await host.InitializeAsync();
        using var client = host.Client();
        await client.Bring("accounts", "account_id\nA\nB\n");
        var (_, key) = await host.Services.GetRequiredService<WriteKeys>().MakeAsync("test", Viewer.System, Now);
        using var sender = new HttpClient { BaseAddress = host.Url, DefaultRequestHeaders = { Authorization = new AuthenticationHeaderValue("Basic", Convert.ToBase64String(Encoding.UTF8.GetBytes(key + ":"))) } };
        var messages = Enumerable.Range(0, 120).Select(i => $$"""{"type":"track","messageId":"m{{i}}","{{(i % 10 == 0 ? "anonymousId" : "userId")}}":"user-{{i % 3}}","event":"e{{i % 4}}","timestamp":"2018-01-{{1 + i % 28:00}}T{{i % 24:00}}:15:00Z","groupId":"{{(i % 5 == 0 ? "B" : "A")}}"}""")
            .Append("""{"type":"identify","messageId":"i","userId":"user-2","anonymousId":"user-0","timestamp":"2018-01-09T00:00:00Z","traits":{"name":"Zoë"}}""");
        foreach (var part in messages.Chunk(30)) (await sender.PostAsync("/v1/batch", new StringContent($$"""{"batch":[{{string.Join(',', part)}}]}""", Encoding.UTF8, "application/json"), Now)).StatusCode.ShouldBe(HttpStatusCode.OK);
        await host.Services.GetRequiredService<EventStore>().UntilFedAsync(Now);
        var metrics = new List<MetricValue>();
        foreach (var (grain, option) in (IEnumerable<(string, string?)>)[("month", null), ("week", null), ("day", "time-zone=Asia/Tokyo")])
            metrics.AddRange(await client.MetricsAsync(["dau", "wau", "mau", "stickiness", "active-days"], new FigureQuery { From = new(2018, 1, 1), To = new(2018, 2, 1), Grain = grain, Options = option is null ? [] : [option] }, Now));
        using var browser = await host.SignedIn();
        var page = await browser.GetStringAsync("/accounts/A/usage?at=2018-01-28", Now);
        return (string.Join('\n', metrics.Select(m => $"{m.Id} {m.Value} {m.Reason}")), Varying().Replace(Shell().Match(page).Value, ""));
    }

    [GeneratedRegex("<main.*</main>", RegexOptions.Singleline)]
    private static partial Regex Shell();

    /// <summary>Tokens of forms, and the score, which follows a moment later.</summary>
    [GeneratedRegex("value=\"CfDJ[^\"]*\"|nonce=\"[^\"]*\"|<a class=\"quiet\" href=\"/accounts/A/health\".*?</a>")]
    private static partial Regex Varying();
}
