using System.Globalization;
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

/// <summary>An opened live event tells what one debugs with, and a filter finds the one among many.</summary>
public sealed class LiveEventDetailTests : IAsyncLifetime
{
    private readonly PerennialHost _host = new();
    private PerennialClient _client = null!;
    private string _key = "";
    private long _keyId;

    private static CancellationToken Now => TestContext.Current.CancellationToken;

    public async ValueTask InitializeAsync()
    {
        await _host.InitializeAsync();
        _client = _host.Client();
        (var row, _key) = await _host.Services.GetRequiredService<WriteKeys>().MakeAsync("web app", Viewer.System, Now);
        _keyId = row.Id;
        await _client.Bring("accounts", "account_id,name\nA,Alpha\n");
    }

    public async ValueTask DisposeAsync()
    {
        _client.Dispose();
        await _host.DisposeAsync();
    }

    [Fact]
    public async Task An_opened_event_says_when_it_counts_by_which_id_with_which_context_and_for_whom()
    {
        var now = _host.Clock.GetUtcNow();
        string At(double hours) => now.AddHours(hours).ToString("yyyy-MM-dd'T'HH:mm:ss.fff'Z'", CultureInfo.InvariantCulture);
        await Send($$"""{"batch":[{"type":"group","userId":"ana","groupId":"A","messageId":"g1","timestamp":"{{At(-48)}}"}]}""");
        await Send($$$"""{"sentAt":"{{{At(-2)}}}","batch":[{"type":"track","messageId":"m-77","userId":"ana","event":"Opened","timestamp":"{{{At(-3)}}}","context":{"library":{"name":"own-lib"},"writeKey":"{{{_key}}}"}}]}""");
        await Send("""{"batch":[{"type":"track","anonymousId":"v1","event":"Looked","context":{"groupId":"nobody"}}]}""");
        await _host.Services.GetRequiredService<EventStore>().UntilFedAsync(Now);
        var seen = (await _client.LiveEventsAsync(cancellation: Now)).ToDictionary(e => e.Name);
        seen["Opened"].ShouldSatisfyAllConditions(e => e.MessageId.ShouldBe("m-77"), e => e.HappenedAt!.Value.ShouldBe(now.AddHours(-1), TimeSpan.FromSeconds(30)), e => e.Timestamp.ShouldBe(At(-3)), e => e.Context!.ShouldContain("own-lib"), e => e.Context!.ShouldNotContain(_key), e => (e.AccountId, e.BelongsBy).ShouldBe(("A", "A")));
        (seen["Looked"].AccountId, seen["Looked"].MessageId).ShouldBe((null, null));
        using var browser = await _host.SignedIn();
        var page = WebUtility.HtmlDecode(await browser.GetStringAsync("/events", Now));
        foreach (var said in (string[])["m-77", "own-lib", "as its person belongs to A", "corrected by the sender's clock", "none yet: nobody is no known account", "none, so it could be counted twice", "Visitor"]) page.ShouldContain(said);
        page.ShouldNotContain(_key);
    }

    [Fact]
    public async Task One_refusal_is_found_among_many_that_are_doubled()
    {
        await Send("""{"batch":[{"type":"track","messageId":"1","userId":"u","event":"again"}]}""");
        for (var i = 0; i < 30; i++) await Send("""{"batch":[{"type":"track","messageId":"1","userId":"u","event":"again"}]}""");
        await Send("""{"batch":[{"type":"track","messageId":"2","userId":"u","properties":{"needle":1}}]}""");
        using var browser = await _host.SignedIn();
        var refused = await browser.GetStringAsync("/events?outcome=refused", Now);
        refused.Split("class=\"live-item\"").Length.ShouldBe(2);
        refused.ShouldContain("needle");
        refused.ShouldContain("hx-get=\"/fragments/live-events?outcome=refused\"");
        (await browser.GetStringAsync("/events?outcome=doubled", Now)).Split("class=\"live-item\"").Length.ShouldBe(31);
        (await browser.GetStringAsync("/fragments/live-events?q=needle", Now)).Split("class=\"live-item\"").Length.ShouldBe(2);
        (await browser.GetAsync($"/fragments/live-events?key={_keyId + 1}", Now)).StatusCode.ShouldBe(HttpStatusCode.NoContent);
        using var api = _host.Api();
        (await api.GetStringAsync($"/api/v1/live-events?outcome=taken&key={_keyId}", Now)).Split("\"number\"").Length.ShouldBe(2);
    }

    private async Task Send(string body)
    {
        using var sender = new HttpClient { BaseAddress = _host.Url };
        sender.DefaultRequestHeaders.Authorization = new AuthenticationHeaderValue("Basic", Convert.ToBase64String(Encoding.UTF8.GetBytes(_key + ":")));
        await sender.PostAsync("/v1/batch", new StringContent(body, Encoding.UTF8, "application/json"), Now);
    }
}
