using System.IO.Compression;
using System.Net;
using System.Net.Http.Headers;
using System.Text;
using System.Text.Json;
using Microsoft.Extensions.DependencyInjection;
using Perennial.App.Access;
using Perennial.App.Events;
using Perennial.Client;
using Perennial.Tests.App.Import;
using Perennial.Usage;
using Perennial.Usage.Store;

namespace Perennial.Tests.App.Events;

/// <summary>The Segment HTTP API, as clients call it.</summary>
public sealed class CollectTests : IAsyncLifetime
{
    private readonly PerennialHost _host = new();
    private HttpClient _sender = null!;
    private string _key = "";

    private static CancellationToken Now => TestContext.Current.CancellationToken;
    private EventStore Store => _host.Services.GetRequiredService<EventStore>();

    public async ValueTask InitializeAsync()
    {
        await _host.InitializeAsync();
        (_, _key) = await _host.Services.GetRequiredService<WriteKeys>().MakeAsync("test", Viewer.System, Now);
        _sender = Sender(_key);
    }

    public async ValueTask DisposeAsync()
    {
        _sender.Dispose();
        await _host.DisposeAsync();
    }

    [Theory]
    [InlineData("track", """{"userId":"u","event":"x"}""")]
    [InlineData("t", """{"userId":"u","event":"x"}""")]
    [InlineData("page", """{"anonymousId":"a","name":"Home"}""")]
    [InlineData("screen", """{"userId":"u"}""")]
    [InlineData("identify", """{"userId":"u","traits":{"name":"U"}}""")]
    [InlineData("group", """{"userId":"u","groupId":"g"}""")]
    [InlineData("alias", """{"userId":"u","previousId":"p"}""")]
    [InlineData("batch", """{"batch":[{"type":"track","userId":"u","event":"x"}]}""")]
    [InlineData("import", """{"batch":[{"type":"track","userId":"u","event":"x","timestamp":"2020-01-01T00:00:00Z"}]}""")]
    public async Task Every_call_is_taken(string path, string body)
    {
        var (status, answer) = await Send(path, body);
        status.ShouldBe(HttpStatusCode.OK);
        answer.GetProperty("success").GetBoolean().ShouldBeTrue();
        answer.GetProperty("stored").GetInt32().ShouldBe(1);
    }

    [Theory]
    [InlineData("POST", "trak", HttpStatusCode.NotFound)]
    [InlineData("POST", "track/more", HttpStatusCode.NotFound)]
    [InlineData("GET", "", HttpStatusCode.NotFound)]
    [InlineData("GET", "track", HttpStatusCode.MethodNotAllowed)]
    [InlineData("DELETE", "batch", HttpStatusCode.MethodNotAllowed)]
    public async Task What_is_no_call_is_refused_outright(string method, string path, HttpStatusCode refused)
    {
        using var anyone = _host.Anonymous();
        using var call = new HttpRequestMessage(new HttpMethod(method), "/v1/" + path);
        var answer = await anyone.SendAsync(call, Now);
        answer.StatusCode.ShouldBe(refused);
        var said = await Read(answer);
        said.GetProperty("success").GetBoolean().ShouldBeFalse();
        said.GetProperty("errors")[0].GetProperty("message").GetString().ShouldNotBeNullOrEmpty();
        if (refused == HttpStatusCode.MethodNotAllowed) answer.Content.Headers.Allow.ShouldBe(["POST", "OPTIONS"]);
    }

    [Fact]
    public async Task A_message_counts_once_and_the_repeat_says_so()
    {
        const string body = """{"batch":[{"type":"track","messageId":"1","userId":"u","event":"x"},{"type":"track","messageId":"2","userId":"u","event":"x"}]}""";
        (await Send("batch", body)).Answer.GetProperty("stored").GetInt32().ShouldBe(2);
        var again = (await Send("batch", body)).Answer;
        (again.GetProperty("success").GetBoolean(), again.GetProperty("stored").GetInt32(), again.GetProperty("doubled").GetInt32()).ShouldBe((true, 0, 2));
        await _host.Restart();
        using var later = Sender(_key);
        (await Read(await later.PostAsync("/v1/batch", Json(body), Now))).GetProperty("doubled").GetInt32().ShouldBe(2);
        await Store.UntilFedAsync(Now);
        (await Count()).ShouldBe(2);
    }

    [Fact]
    public async Task Poison_is_named_and_the_good_items_are_kept()
    {
        var (status, answer) = await Send("batch", """{"batch":[{"type":"track","userId":"u","event":"good"},{"type":"track","userId":"u","event":"bad","properties":{"a":1e400}},{"type":"nothing"}]}""");
        status.ShouldBe(HttpStatusCode.BadRequest);
        answer.GetProperty("stored").GetInt32().ShouldBe(1);
        answer.GetProperty("errors").EnumerateArray().Select(e => (e.GetProperty("index").GetInt32(), e.GetProperty("field").GetString())).ShouldBe([(1, "properties"), (2, "type")]);
    }

    [Fact]
    public async Task Without_a_good_key_nothing_is_taken()
    {
        using var stranger = Sender("wk_nothing");
        (await stranger.PostAsync("/v1/track", Json("""{"userId":"u","event":"x"}"""), Now)).StatusCode.ShouldBe(HttpStatusCode.Unauthorized);
        using var nobody = new HttpClient { BaseAddress = _host.Url };
        (await nobody.PostAsync("/v1/track", Json("""{"userId":"u","event":"x"}"""), Now)).StatusCode.ShouldBe(HttpStatusCode.Unauthorized);
        (await nobody.PostAsync("/v1/track", Json($$"""{"writeKey":"{{_key}}","userId":"u","event":"x"}"""), Now)).StatusCode.ShouldBe(HttpStatusCode.OK);
        await Store.UntilFedAsync(Now);
        (await Count()).ShouldBe(1);
    }

    [Fact]
    public async Task A_rotated_key_is_good_for_a_day_more_and_a_revoked_one_not_at_all()
    {
        using var client = _host.Client();
        var made = await client.MakeWriteKeyAsync(new NewWriteKey("web"), Now);
        var rotated = await client.RotateWriteKeyAsync(made.WriteKey.Id, Now);
        (await Status(made.Key), await Status(rotated.Key)).ShouldBe((HttpStatusCode.OK, HttpStatusCode.OK));
        _host.Clock.Advance(TimeSpan.FromHours(25));
        (await Status(made.Key), await Status(rotated.Key)).ShouldBe((HttpStatusCode.Unauthorized, HttpStatusCode.OK));
        await client.RevokeWriteKeyAsync(rotated.WriteKey.Id, Now);
        (await Status(rotated.Key)).ShouldBe(HttpStatusCode.Unauthorized);
        (await client.WriteKeysAsync(Now).ToListAsync(Now)).Count(k => k.Name == "web").ShouldBe(2);
    }

    [Fact]
    public async Task Packed_bodies_are_read_and_bounded()
    {
        (await _sender.PostAsync("/v1/track", Packed("""{"userId":"u","event":"x"}"""), Now)).StatusCode.ShouldBe(HttpStatusCode.OK);
        (await _sender.PostAsync("/v1/batch", Packed($$"""{"batch":[],"pad":"{{new string('p', 600_000)}}"}"""), Now)).StatusCode.ShouldBe(HttpStatusCode.RequestEntityTooLarge);
        (await _sender.PostAsync("/v1/batch", Json($$"""{"batch":[],"pad":"{{new string('p', 600_000)}}"}"""), Now)).StatusCode.ShouldBe(HttpStatusCode.RequestEntityTooLarge);
        var lie = Json("{}");
        lie.Headers.ContentEncoding.Add("gzip");
        (await _sender.PostAsync("/v1/track", lie, Now)).StatusCode.ShouldBe(HttpStatusCode.BadRequest);
    }

    [Fact]
    public async Task Browsers_of_any_site_may_send()
    {
        using var asked = new HttpRequestMessage(HttpMethod.Options, "/v1/track");
        asked.Headers.Add("Origin", "https://customer.example");
        asked.Headers.Add("Access-Control-Request-Method", "POST");
        var answer = await _sender.SendAsync(asked, Now);
        answer.StatusCode.ShouldBe(HttpStatusCode.NoContent);
        answer.Headers.GetValues("Access-Control-Allow-Origin").ShouldBe(["*"]);
        (await _sender.PostAsync("/v1/track", new StringContent("""{"userId":"u","event":"x"}""", Encoding.UTF8, "text/plain"), Now)).Headers.GetValues("Access-Control-Allow-Origin").ShouldBe(["*"]);
    }

    private async Task<(HttpStatusCode Status, JsonElement Answer)> Send(string path, string body)
    {
        var answer = await _sender.PostAsync("/v1/" + path, Json(body), Now);
        return (answer.StatusCode, await Read(answer));
    }

    private async Task<HttpStatusCode> Status(string key)
    {
        using var sender = Sender(key);
        return (await sender.PostAsync("/v1/track", Json("""{"userId":"u","event":"x"}"""), Now)).StatusCode;
    }

    private async Task<long> Count() => (await Store.Engine.AskAsync(new UsageAsk("select count(*) from events", UsageAsk.NoValues), row => row.Long(0), Now)).Single();

    private HttpClient Sender(string key) => new()
    {
        BaseAddress = _host.Url,
        DefaultRequestHeaders = { Authorization = new AuthenticationHeaderValue("Basic", Convert.ToBase64String(Encoding.UTF8.GetBytes(key + ":"))) },
    };

    private static async Task<JsonElement> Read(HttpResponseMessage answer) => JsonDocument.Parse(await answer.Content.ReadAsStringAsync(Now)).RootElement;

    private static StringContent Json(string body) => new(body, Encoding.UTF8, "application/json");

    private static ByteArrayContent Packed(string body)
    {
        using var packed = new MemoryStream();
        using (var gzip = new GZipStream(packed, CompressionLevel.Fastest)) gzip.Write(Encoding.UTF8.GetBytes(body));
        var content = new ByteArrayContent(packed.ToArray());
        content.Headers.ContentEncoding.Add("gzip");
        return content;
    }
}
