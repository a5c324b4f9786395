using System.IO.Compression;
using System.Net;
using System.Net.Http.Headers;
using System.Net.Http.Json;
using System.Text;
using System.Text.Json;
using Perennial.App.Shell;
using Perennial.Client;

namespace Perennial.Tests.App.Shell;

/// <summary>Drill 10: a poisoned request is answered 4xx with the place, and nothing of it reaches the database.</summary>
public sealed class PoisonJsonTests(PerennialHost host) : IClassFixture<PerennialHost>
{
    private static CancellationToken Now => TestContext.Current.CancellationToken;

    [Theory]
    [InlineData("""{"name":"a","name":"b","scopes":["read"]}""", "given twice")]
    [InlineData("""{"name":"a\u0000b","scopes":["read"]}""", "NUL")]
    [InlineData("""{"name":"a\ud800b","scopes":["read"]}""", "surrogate")]
    [InlineData("""{"name":"a","scopes":["read"],"colour":"red"}""", "not known")]
    [InlineData("""{"name":1e400,"scopes":["read"]}""", "quotation marks")]
    [InlineData("""{"name":"a","scopes":["read"],"expiresAt":"yesterday"}""", "instant")]
    [InlineData("""{"name":"a","scopes":["read"],"expiresAt":"19999-01-01T00:00:00Z"}""", "instant")]
    [InlineData("""{"name":"a","scopes":"read"}""", "expected kind")]
    [InlineData("""{"name":"a","scopes":[1]}""", "one of: read, write, admin")]
    [InlineData("""{"name":"a","scopes":["read"]""", "")]
    [InlineData("""{"name":"a","scopes":["read"],}""", "")]
    [InlineData("""{"name":"a",/* */"scopes":["read"]}""", "")]
    [InlineData("null", "")]
    [InlineData("", "")]
    public async Task Poison_is_refused_with_its_place(string json, string why)
    {
        var problem = await Refused(Encoding.UTF8.GetBytes(json));
        if (why.Length > 0) problem.GetProperty("errors")[0].GetProperty("message").GetString()!.ShouldContain(why);
    }

    [Fact]
    public async Task Depth_65_is_refused() => await Refused(Encoding.UTF8.GetBytes(string.Concat(Enumerable.Repeat("[", 65)) + string.Concat(Enumerable.Repeat("]", 65))));

    [Fact]
    public async Task Bad_UTF_8_is_refused_in_the_field_that_has_it()
    {
        byte[] json = [.. "{\"name\":\""u8, 0xC3, 0x28, .. "\",\"scopes\":[\"read\"]}"u8];
        (await Refused(json)).GetProperty("errors")[0].GetProperty("field").GetString().ShouldBe("name");
    }

    [Fact]
    public async Task A_text_of_ten_megabytes_is_refused_and_a_body_over_the_limit_is_not_read()
    {
        (await Refused(Encoding.UTF8.GetBytes($$"""{"name":"{{new string('x', 10_000_000)}}","scopes":["read"]}"""))).GetProperty("errors")[0].GetProperty("field").GetString().ShouldBe("name");
        (await Refused(new byte[BodyLimit.Usual + 1], HttpStatusCode.RequestEntityTooLarge)).GetProperty("title").GetString()!.ShouldContain("Too Large");
    }

    [Fact]
    public async Task A_small_body_that_unpacks_to_a_large_one_is_refused()
    {
        using var packed = new MemoryStream();
        await using (var gzip = new GZipStream(packed, CompressionLevel.Optimal, leaveOpen: true))
            for (var i = 0; i < 64; i++) await gzip.WriteAsync(new byte[1024 * 1024], Now);
        packed.Length.ShouldBeLessThan(1024 * 1024);
        var content = new ByteArrayContent(packed.ToArray()) { Headers = { ContentType = new MediaTypeHeaderValue("application/json") } };
        content.Headers.ContentEncoding.Add("gzip");
        using var admin = host.Api();
        (await admin.PostAsync("/api/v1/tokens", content, Now)).StatusCode.ShouldBeOneOf(HttpStatusCode.RequestEntityTooLarge, HttpStatusCode.BadRequest);
    }

    [Fact]
    public async Task Another_content_type_is_refused_in_words()
    {
        using var admin = host.Api();
        var answer = await admin.PostAsync("/api/v1/tokens", new StringContent("{}", Encoding.UTF8, "text/plain"), Now);
        answer.StatusCode.ShouldBe(HttpStatusCode.UnsupportedMediaType);
        answer.Content.Headers.ContentType!.MediaType.ShouldBe("application/problem+json");
    }

    [Theory]
    [InlineData("""[{"amount":1e400}]""")]
    [InlineData("""[{"amount":1e40}]""")]
    [InlineData("""[{"amount":"1"}]""")]
    public void A_number_that_no_sum_can_hold_is_refused(string json)
    {
        JsonItems.Read<Item>(Encoding.UTF8.GetBytes(json)).Refused.Single().Field.ShouldBe("amount");
        JsonItems.Read<Measure>(Encoding.UTF8.GetBytes(json.Replace("1e40}", "1e309}", StringComparison.Ordinal))).Refused.Single().Field.ShouldBe("amount");
    }

    [Fact]
    public void A_bad_item_of_a_list_is_named_by_its_index_and_costs_no_good_one()
    {
        var deep = string.Concat(Enumerable.Repeat("[", 70)) + string.Concat(Enumerable.Repeat("]", 70));
        byte[] json = [.. Encoding.UTF8.GetBytes($$"""{"items":[{"amount":1},{"amount":"x"},{"amount":2,"amount":3},null,{"note":{{deep}}},{"amount":4,"note":"\udc00"},{"amount":5,"note":"""), (byte)'"', 0xFF, .. "\"},{\"amount\":6}]}"u8];
        var items = JsonItems.Read<Item>(json);
        items.Good.Select(item => (item.Index, item.Item.Amount)).ShouldBe([(0, 1m), (7, 6m)]);
        items.Refused.Select(place => place.Index).ShouldBe([1, 2, 3, 4, 5, 6]);
        items.Refused[0].Field.ShouldBe("amount");
        items.Refused[1].Message.ShouldContain("twice");
        items.Refused[4].Field.ShouldBe("note");
    }

    [Theory]
    [InlineData("""[{"amount":1},{"amount":""", 1)]
    [InlineData("""{"items":[{"amount":1}],"more":1}""", null)]
    [InlineData("""{"items":[{"amount":1}]} x""", null)]
    [InlineData("""{"amount":1}""", null)]
    [InlineData("7", null)]
    [InlineData("", null)]
    public void A_list_that_is_no_JSON_is_refused_whole_at_the_item_where_it_breaks(string json, int? index)
    {
        var e = Should.Throw<JsonException>(() => JsonItems.Read<Item>(Encoding.UTF8.GetBytes(json)));
        JsonPlace.Of(e).Index.ShouldBe(index);
    }

    [Fact]
    public async Task A_form_with_NUL_is_refused()
    {
        using var browser = await host.SignedIn();
        (await browser.PostForm("/settings/sign-in", "/settings/tokens", new() { ["name"] = "a\0b", ["scope"] = "Read" })).StatusCode.ShouldBe(HttpStatusCode.BadRequest);
    }

    private async Task<JsonElement> Refused(byte[] body, HttpStatusCode status = HttpStatusCode.BadRequest)
    {
        using var admin = host.Api();
        await using var db = host.Workspace.OpenFor(Perennial.App.Access.Viewer.System);
        var before = db.ApiTokens.Count();
        using var request = new HttpRequestMessage(HttpMethod.Post, "/api/v1/tokens") { Content = new ByteArrayContent(body) { Headers = { ContentType = new MediaTypeHeaderValue("application/json") } } };
        request.Headers.ExpectContinue = body.Length > BodyLimit.Usual;
        var answer = await admin.SendAsync(request, Now);
        answer.StatusCode.ShouldBe(status);
        answer.Content.Headers.ContentType!.MediaType.ShouldBe("application/problem+json");
        db.ApiTokens.Count().ShouldBe(before);
        return await answer.Content.ReadFromJsonAsync<JsonElement>(ApiJson.Options, Now);
    }

    private sealed record Measure(double Amount);

    private sealed record Item(decimal Amount, string? Note = null);
}
