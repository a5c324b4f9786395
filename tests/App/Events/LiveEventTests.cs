using System.Net;
using System.Net.Http.Headers;
using System.Text;
using Microsoft.Extensions.DependencyInjection;
using Perennial.App.Access;
using Perennial.App.Events;
using Perennial.Client;
using Perennial.Tests.App.Import;
using Perennial.Usage;

namespace Perennial.Tests.App.Events;

/// <summary>What a developer sees of what their client sends, taken or refused.</summary>
public sealed class LiveEventTests : IAsyncLifetime
{
    private readonly PerennialHost _host = new();
    private PerennialClient _client = null!;
    private string _key = "";

    private static CancellationToken Now => TestContext.Current.CancellationToken;

    public async ValueTask InitializeAsync()
    {
        await _host.InitializeAsync();
        _client = _host.Client();
        (_, _key) = await _host.Services.GetRequiredService<WriteKeys>().MakeAsync("web app", Viewer.System, Now);
    }

    public async ValueTask DisposeAsync()
    {
        _client.Dispose();
        await _host.DisposeAsync();
    }

    [Fact]
    public async Task What_came_is_shown_with_its_account_and_what_was_refused_with_its_payload_and_without_keys()
    {
        await Send("batch", $$$"""{"writeKey":"{{{_key}}}","batch":[{"type":"track","userId":"ada","event":"Report <b>opened</b>","context":{"groupId":"grp-77"},"properties":{"rows":12345}},{"type":"track","userId":"ada","writeKey":"{{{_key}}}","properties":{"lost":"needle"}},"no object"]}""");
        var seen = await _client.LiveEventsAsync(cancellation: Now);
        seen.Select(e => (e.Outcome, e.Status, e.Key, e.Name, e.Group, e.Field)).ShouldBe([("taken", 400, "web app", "Report <b>opened</b>", "grp-77", null), ("refused", 400, "web app", "message 2", "", null), ("refused", 400, "web app", "message 1", "", "event")]);
        seen[0].Payload.ShouldBe("""{"rows":12345}""");
        seen[1].Payload.ShouldBe("\"no object\"");
        seen[2].Payload.ShouldContain("needle");
        seen[2].Message.ShouldBe("is missing: what happened");
        using var browser = await _host.SignedIn();
        var page = await browser.GetStringAsync("/events", Now);
        foreach (var shown in (string[])["Report &lt;b&gt;opened&lt;/b&gt;", "grp-77", "is missing: what happened", "needle", "12345", "web app", "@rudderstack/rudder-sdk-node"]) page.ShouldContain(shown);
        page.ShouldNotContain(_key);
        seen.ShouldAllBe(e => !e.Payload.Contains(_key));
    }

    [Fact]
    public async Task Calls_that_are_refused_whole_stand_there_too()
    {
        await Send("track", """{"userId":"u","event":"x"}""", "wk_AbcdEFGHsecretsecret");
        await Send("track", """{"userId":"u","event":"secret of a stranger"}""", null);
        await Send("batch", $$"""{"batch":[],"pad":"{{new string('p', 600_000)}}"}""");
        var lie = new StringContent("{}");
        lie.Headers.ContentEncoding.Add("gzip");
        await Send("track", lie, _key);
        await Send("track", """{"userId":"u","event":""");
        var seen = await _client.LiveEventsAsync(cancellation: Now);
        seen.Select(e => (e.Outcome, e.Status, e.Key, e.Kind)).ShouldBe([("refused", 400, "web app", "message"), ("refused", 400, "web app", "/v1/track"), ("refused", 413, "web app", "/v1/batch"), ("refused", 401, null, "/v1/track"), ("refused", 401, "wk_Abcd", "/v1/track")]);
        seen[0].Payload.ShouldBe("""{"userId":"u","event":""");
        seen.ShouldAllBe(e => !e.Payload.Contains("secret"));
        using var browser = await _host.SignedIn();
        var page = WebUtility.HtmlDecode(await browser.GetStringAsync("/events", Now));
        foreach (var shown in (string[])["refused 401", "refused 413", "says that it is gzip and is not", "wk_Abcd…, which is no good key"]) page.ShouldContain(shown);
        page.ShouldNotContain("EFGHsecret");
    }

    [Fact]
    public async Task A_doubled_message_says_so_and_only_it()
    {
        await Send("batch", """{"batch":[{"type":"track","messageId":"1","userId":"u","event":"one"}]}""");
        await Send("batch", """{"batch":[{"type":"track","messageId":"2","userId":"u","event":"two"},{"type":"track","messageId":"1","userId":"u","event":"one"},{"type":"track","messageId":"2","userId":"u","event":"two"}]}""");
        (await _client.LiveEventsAsync(cancellation: Now)).Select(e => (e.Name, e.Outcome)).ShouldBe([("two", "doubled"), ("one", "doubled"), ("two", "taken"), ("one", "taken")]);
    }

    [Fact]
    public async Task A_call_that_was_not_taken_is_not_listed_as_taken()
    {
        await Send("track", """{"userId":"u","event":"taken"}""");
        await _host.Services.GetRequiredService<EventStore>().DisposeAsync(); // it takes nothing more
        (await Send("track", """{"userId":"u","event":"never taken"}""")).StatusCode.ShouldBe(HttpStatusCode.ServiceUnavailable);
        var seen = await _client.LiveEventsAsync(cancellation: Now);
        seen.Select(e => (e.Outcome, e.Status, e.Name)).ShouldBe([("refused", 503, ""), ("taken", 200, "taken")]);
        seen[0].Message!.ShouldContain("about to end");
    }

    [Fact]
    public async Task The_page_asks_for_what_came_since_and_a_flood_of_one_kind_leaves_the_others()
    {
        await Send("track", """{"userId":"u","event":"first"}""");
        using var browser = await _host.SignedIn();
        (await browser.GetStringAsync("/events", Now)).ShouldContain("hx-get=\"/fragments/live-events\"");
        var last = (await _client.LiveEventsAsync(cancellation: Now))[0].Number;
        (await browser.GetAsync($"/fragments/live-events?after={last}", Now)).StatusCode.ShouldBe(HttpStatusCode.NoContent);
        await Send("track", """{"userId":"u","event":"second"}""");
        var newer = await browser.GetStringAsync($"/fragments/live-events?after={last}", Now);
        newer.ShouldContain("second");
        newer.ShouldNotContain("first");
        for (var i = 0; i < 60; i++) await Send("track", """{"userId":"u","event":"x"}""", "wk_nothing_at_all");
        var seen = await _client.LiveEventsAsync(cancellation: Now);
        seen.Count(e => e.Status == 401).ShouldBe(50);
        seen.Count(e => e.Outcome == "taken").ShouldBe(2);
    }

    private Task<HttpResponseMessage> Send(string path, string body) => Send(path, body, _key);

    private Task<HttpResponseMessage> Send(string path, string body, string? key) => Send(path, new StringContent(body, Encoding.UTF8, "application/json"), key);

    private Task<HttpResponseMessage> Send(string path, HttpContent body, string? key) => Send(_host, path, body, key);

    private static async Task<HttpResponseMessage> Send(PerennialHost host, string path, HttpContent body, string? key)
    {
        using var sender = new HttpClient { BaseAddress = host.Url };
        if (key is not null) sender.DefaultRequestHeaders.Authorization = new AuthenticationHeaderValue("Basic", Convert.ToBase64String(Encoding.UTF8.GetBytes(key + ":")));
        return await sender.PostAsync("/v1/" + path, body, Now);
    }
}
