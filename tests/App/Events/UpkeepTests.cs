using System.Net;
using System.Net.Http.Headers;
using System.Net.Http.Json;
using Microsoft.Extensions.DependencyInjection;
using Perennial.App.Access;
using Perennial.App.Events;
using Perennial.App.Traits;
using Perennial.Client;
using Perennial.Tests.App.Access;
using Perennial.Tests.App.Import;
using Perennial.Usage;
using TraitRule = Perennial.Client.TraitRule;

namespace Perennial.Tests.App.Events;

/// <summary>What operators do with the event store, and what watches over it.</summary>
public sealed class UpkeepTests : IAsyncLifetime
{
    private readonly PerennialHost _host = new();
    private PerennialClient _client = null!;

    private static CancellationToken Now => TestContext.Current.CancellationToken;

    public async ValueTask InitializeAsync()
    {
        await _host.InitializeAsync();
        _client = _host.Client();
        await _client.Bring("events", "timestamp,event,user_id,account_id\n2024-03-02T23:30:00Z,open,ana,A\n2025-12-03,open,ana,A\n2025-12-04,open,bo,A\n");
        await _host.Services.GetRequiredService<EventStore>().UntilFedAsync(Now);
    }

    public async ValueTask DisposeAsync()
    {
        _client.Dispose();
        await _host.DisposeAsync();
    }

    [Fact]
    public async Task How_long_single_events_are_kept_is_an_option_and_changes_no_figure()
    {
        var before = await March(null);
        (await March("time-zone=Asia/Tokyo")).Value.ShouldBe(before.Value);
        await _client.SetSettingsAsync(new Dictionary<string, string> { [KeepEvents.Option] = "365" }, Now);
        (await _host.Services.GetRequiredService<KeepEvents>().ForgetAsync(Now)).ShouldNotBeNull();
        (await March(null)).Value.ShouldBe(before.Value);
        (await March("time-zone=Asia/Tokyo")).ShouldSatisfyAllConditions(m => m.Value.ShouldBeNull(), m => m.Reason!.ShouldContain("only the sums by day"));
        (await Should.ThrowAsync<ApiRefusal>(() => _client.FunnelAsync(["open", "open"], null, new FigureQuery { From = new(2024, 3, 1), To = new(2024, 4, 1), Grain = "month" }, Now))).Message.ShouldContain("only the sums by day");
        var status = await _client.UsageAsync(Now);
        status.SingleEventsFrom.ShouldNotBeNull();
        (status.MessageIds, status.Zone, status.Trouble).ShouldBe((3, "UTC", null));
        await _client.SetSettingsAsync(new Dictionary<string, string> { ["time-zone"] = "Asia/Tokyo" }, Now);
        (await Should.ThrowAsync<ApiRefusal>(() => _client.RebuildUsageAsync(Now))).Message.ShouldContain("only those of UTC are kept");
    }

    [Fact]
    public async Task A_clock_that_is_ahead_for_a_while_takes_no_single_event()
    {
        await _client.SetSettingsAsync(new Dictionary<string, string> { [KeepEvents.Option] = "90" }, Now);
        var first = await _host.Services.GetRequiredService<KeepEvents>().ForgetAsync(Now);
        _host.Clock.Advance(TimeSpan.FromDays(400));
        (await _host.Services.GetRequiredService<KeepEvents>().ForgetAsync(Now)).ShouldBe(first);
    }

    [Fact]
    public async Task Where_nothing_came_nothing_is_let_go_and_the_days_are_bound_to_no_zone()
    {
        await using var host = await PerennialHost.StartAsync();
        using var client = host.Client();
        (await client.UsageAsync(Now)).MessageIds.ShouldBe(0);
        await client.SetSettingsAsync(new Dictionary<string, string> { [KeepEvents.Option] = "90", ["time-zone"] = "Asia/Tokyo" }, Now);
        (await host.Services.GetRequiredService<KeepEvents>().ForgetAsync(Now)).ShouldBeNull();
        (await client.RebuildUsageAsync(Now)).ShouldSatisfyAllConditions(u => u.Zone.ShouldBe("Asia/Tokyo"), u => u.SingleEventsFrom.ShouldBeNull());
    }

    [Fact]
    public async Task Sums_are_made_anew_in_the_workspaces_zone()
    {
        await _client.SetSettingsAsync(new Dictionary<string, string> { ["time-zone"] = "Asia/Tokyo" }, Now);
        (await _client.RebuildUsageAsync(Now)).Zone.ShouldBe("Asia/Tokyo");
        var day = (await _client.MetricsAsync(["dau"], new FigureQuery { From = new(2024, 3, 3), To = new(2024, 3, 4), Grain = "day" }, Now)).Single();
        day.Value.ShouldBe(1);
    }

    [Fact]
    public async Task A_person_is_erased_and_stays_counted()
    {
        await _client.Bring("events", "timestamp,event,user_id,account_id\nnever,open,ana,A\nana,open,ana,A\n");
        Directory.GetFiles(_host.Workspace.Directory.Imports).ShouldNotBeEmpty();
        (await _client.EraseUserAsync(new("ana"), Now)).Ids.ShouldBe(1);
        Directory.GetFiles(_host.Workspace.Directory.Imports).ShouldBeEmpty();
        using (var api = _host.Api()) (await api.GetAsync("/api/v1/imports/1/preview", Now)).StatusCode.ShouldBe(HttpStatusCode.NotFound);
        _host.Rows("select line, value from import_errors order by line").ShouldBe(["2|never", "3|~"]);
        (await _client.EraseUserAsync(new("ana"), Now)).Ids.ShouldBe(0);
        (await March(null)).Value.ShouldBe(1);
        _host.Rows("select name from audit where subject like 'erasure%'").ShouldBe(["a user of the events"]);
        await Should.ThrowAsync<ApiRefusal>(() => _client.EraseUserAsync(new(" "), Now));
    }

    [Fact]
    public async Task Where_nothing_is_known_of_an_id_nothing_is_touched()
    {
        await _client.Bring("events", "timestamp,event,user_id,account_id\nnever,open,ana,A\nana,open,ana,A\n");
        var files = Directory.GetFiles(_host.Workspace.Directory.Imports);
        foreach (var typo in (string[])["a", "an", "ana ", "nobody"])
        {
            (await _client.EraseUserAsync(new(typo), Now)).Ids.ShouldBe(0);
            Directory.GetFiles(_host.Workspace.Directory.Imports).ShouldBe(files, ignoreOrder: true);
        }
        _host.Rows("select line, value from import_errors order by line").ShouldBe(["2|never", "3|ana"]);
        _host.Rows("select name from audit where subject like 'erasure%'").ShouldBeEmpty();
    }

    [Fact]
    public async Task What_traits_said_of_a_person_and_quoted_lines_are_erased_too()
    {
        await _client.Bring("accounts", "account_id\nA\n");
        await _client.Bring("contacts", "contact_id,account_id,name,email\nC1,A,Ana,ana@alpha.example\nC2,A,Bo,\n");
        using (var api = _host.Api()) (await api.PutAsJsonAsync("/api/v1/trait-rules", new TraitRule[] { new("contacts", "job", "influence") }, ApiJson.Options, Now)).EnsureSuccessStatusCode();
        await _client.Bring("events", """
            {"type":"identify","userId":"u-1","traits":{"email":"Ana@Alpha.example","job":"the secret job"},"messageId":"1"}
            {"type":"identify","userId":"C2","traits":{"job":"another"},"messageId":"2"}
            {"type":"track","userId":"u-1","messageId":"3"}
            {"type":"track","userId":"u-10","messageId":"4"}
            """);
        await _host.Services.GetRequiredService<EventStore>().UntilFedAsync(Now);
        await _host.Services.GetRequiredService<TraitWork>().ApplyAsync(null, null, Now);
        _host.Rows("select record_id from trait_values order by record_id").ShouldBe(["C1", "C2"]);
        using var browser = await _host.SignedIn();
        (await browser.GetStringAsync("/settings/traits", Now)).ShouldContain("the secret job");
        (await _client.EraseUserAsync(new("u-1"), Now)).Ids.ShouldBe(1);
        _host.Rows("select record_id from trait_values").ShouldBe(["C2"]);
        _host.Rows("select line from import_errors where value is null").ShouldBe(["3"]);
        _host.Rows("select line from import_errors where value is not null").ShouldBe(["4"]);
        (await browser.GetStringAsync("/settings/traits", Now)).ShouldNotContain("the secret job");
        _host.Rows("select name from audit where subject like 'erasure%'").ShouldBe(["a user of the events"]);
    }

    [Fact]
    public async Task It_is_ready_and_says_what_its_meters_count()
    {
        using var anyone = _host.Anonymous();
        (await anyone.GetStringAsync("/healthz", Now)).ShouldBe("ok\n");
        (await anyone.GetStringAsync("/readyz", Now)).ShouldBe("ready\n");
        using var scraper = _host.Api(Scopes.Read);
        scraper.DefaultRequestHeaders.Accept.ParseAdd("application/openmetrics-text;version=1.0.0,text/plain;version=0.0.4;q=0.5,*/*;q=0.1");
        var answer = await scraper.GetAsync("/metrics", Now);
        answer.Content.Headers.ContentType!.ToString().ShouldBe("text/plain; version=0.0.4; charset=utf-8");
        var text = await answer.Content.ReadAsStringAsync(Now);
        text.ShouldContain("# TYPE http_server_request_duration_seconds histogram");
        text.ShouldContain("perennial_events_message_ids 3");
        foreach (var line in text.Split('\n', StringSplitOptions.RemoveEmptyEntries)) line.ShouldMatch("""^(# (HELP|TYPE) \S+ .*|[a-z_0-9]+(\{.*\})? -?[0-9.E+-]+)$""");
        using var plain = _host.Api(Scopes.Read);
        plain.DefaultRequestHeaders.Accept.ParseAdd("*/*");
        (await plain.GetStringAsync("/metrics", Now)).ShouldStartWith("# HELP", customMessage: "as curl asks");
        anyone.DefaultRequestHeaders.Accept.ParseAdd("text/plain");
        (await anyone.GetAsync("/metrics", Now)).StatusCode.ShouldBe(HttpStatusCode.Unauthorized);
        using var browser = await _host.SignedIn();
        browser.DefaultRequestHeaders.Accept.Add(new MediaTypeWithQualityHeaderValue("text/html"));
        (await browser.GetStringAsync("/metrics", Now)).ShouldContain("<!DOCTYPE html>");
    }

    [Fact]
    public async Task Who_sees_only_some_accounts_reads_no_meters()
    {
        using var scraper = await _host.ApiOf(await _host.Add(Role.VirtualCsm));
        scraper.DefaultRequestHeaders.Accept.ParseAdd("text/plain");
        (await scraper.GetAsync("/metrics", Now)).StatusCode.ShouldBe(HttpStatusCode.Forbidden);
    }

    private async Task<MetricValue> March(string? option) =>
        (await _client.MetricsAsync(["mau"], new FigureQuery { From = new(2024, 3, 1), To = new(2024, 4, 1), Grain = "month", Options = option is null ? [] : [option] }, Now)).Single();
}
