using System.Net;
using System.Net.Http.Json;
using System.Text;
using System.Text.Json;
using System.Text.RegularExpressions;
using Microsoft.Extensions.DependencyInjection;
using Perennial.App.Access;
using Perennial.Client;

namespace Perennial.Tests.App.Access;

public sealed partial class TokenTests(PerennialHost host) : IClassFixture<PerennialHost>
{
    private static CancellationToken Now => TestContext.Current.CancellationToken;

    [Fact]
    public async Task A_token_made_on_the_page_is_shown_once_and_works_until_it_is_revoked()
    {
        using var browser = await host.SignedIn();
        var made = await browser.PostForm("/settings/tokens", "/settings/tokens", new() { ["name"] = "nightly <b>import</b>", ["scope"] = "Write", ["days"] = "30" });
        var page = await made.Content.ReadAsStringAsync(Now);
        var secret = Shown().Match(page).Groups[1].Value;
        Secret().IsMatch(secret).ShouldBeTrue(secret);
        page.ShouldContain("nightly &lt;b&gt;import&lt;/b&gt;");
        (await browser.GetStringAsync("/settings/tokens", Now)).ShouldNotContain(secret);

        using var program = With(secret);
        (await program.GetAsync("/find", Now)).StatusCode.ShouldBe(HttpStatusCode.OK);
        (await program.GetAsync("/api/v1/tokens", Now)).StatusCode.ShouldBe(HttpStatusCode.Forbidden);
        await using var db = host.Workspace.OpenFor(Viewer.System);
        var id = db.ApiTokens.Single(t => t.Prefix == secret.Substring(0, 11)).Id;
        (await browser.PostForm("/settings/tokens", $"/settings/tokens/{id}/revoke", [])).EnsureSuccess();
        (await program.GetAsync("/find", Now)).StatusCode.ShouldBe(HttpStatusCode.Unauthorized, "a program is not led to a page");
    }

    [Fact]
    public async Task A_token_of_nobody_stays_when_the_machines_own_is_made_anew()
    {
        await using var own = await PerennialHost.StartAsync();
        using var admin = own.Api();
        var made = (await (await admin.PostAsJsonAsync("/api/v1/tokens", new NewToken("reports", [TokenScope.Read]), ApiJson.Options, Now)).Content.ReadFromJsonAsync<MadeToken>(ApiJson.Options, Now))!;
        var file = Path.Combine(own.DataDirectory, "token");
        var old = (await File.ReadAllTextAsync(file, Now)).Trim();
        File.Delete(file);
        await own.Restart();
        using var client = own.Anonymous();
        foreach (var (secret, status) in ((string, HttpStatusCode)[])[(made.Secret, HttpStatusCode.OK), ((await File.ReadAllTextAsync(file, Now)).Trim(), HttpStatusCode.OK), (old, HttpStatusCode.Unauthorized)])
        {
            client.DefaultRequestHeaders.Authorization = new("Bearer", secret);
            (await client.GetAsync("/api/v1/accounts", Now)).StatusCode.ShouldBe(status);
        }
    }

    [Fact]
    public async Task A_token_made_by_the_API_is_kept_only_as_a_prefix_and_a_hash()
    {
        using var admin = host.Api();
        var answer = await admin.PostAsJsonAsync("/api/v1/tokens", new NewToken("reports", [TokenScope.Read]), ApiJson.Options, Now);
        answer.StatusCode.ShouldBe(HttpStatusCode.Created);
        var made = (await answer.Content.ReadFromJsonAsync<MadeToken>(ApiJson.Options, Now))!;
        answer.Headers.Location!.ToString().ShouldBe($"/api/v1/tokens/{made.Token.Id}");
        made.Secret.ShouldStartWith(made.Token.Prefix);
        var read = await admin.GetFromJsonAsync<Token>(answer.Headers.Location, ApiJson.Options, Now);
        read!.Scopes.ShouldBe([TokenScope.Read]);
        foreach (var file in Directory.EnumerateFiles(host.DataDirectory, "perennial.db*"))
        {
            await using var shared = new FileStream(file, FileMode.Open, FileAccess.Read, FileShare.ReadWrite);
            using var text = new StreamReader(shared, Encoding.Latin1);
            var bytes = await text.ReadToEndAsync(Now);
            bytes.ShouldNotContain(made.Secret);
            if (file.EndsWith("-wal", StringComparison.Ordinal)) bytes.ShouldContain(made.Token.Prefix);
        }
    }

    [Fact]
    public async Task A_token_expires_by_the_clock()
    {
        await using var own = await PerennialHost.StartAsync();
        var (_, text) = await own.Services.GetRequiredService<Tokens>().MakeAsync("short", Scopes.Read, own.Clock.GetUtcNow().AddHours(1), null, Now);
        using var program = own.Anonymous();
        program.DefaultRequestHeaders.Authorization = new("Bearer", text);
        (await program.GetAsync("/find", Now)).StatusCode.ShouldBe(HttpStatusCode.OK);
        own.Clock.Advance(TimeSpan.FromHours(1));
        (await program.GetAsync("/find", Now)).StatusCode.ShouldBe(HttpStatusCode.Unauthorized);
    }

    [Theory]
    [InlineData("""{"name":"","scopes":["read"]}""", "name")]
    [InlineData("""{"name":"x","scopes":[]}""", "scopes")]
    [InlineData("""{"name":"x","scopes":["rule"]}""", "scopes[0]")]
    [InlineData("""{"name":"x","scopes":["read"],"expiresAt":"2001-01-01T00:00:00Z"}""", "expiresAt")]
    [InlineData("""{"name":"x"}""", null)]
    [InlineData("""{"name":null,"scopes":["read"]}""", "name")]
    public async Task A_token_that_makes_no_sense_is_refused_by_field(string json, string? field)
    {
        using var admin = host.Api();
        var answer = await admin.PostAsync("/api/v1/tokens", new StringContent(json, Encoding.UTF8, "application/json"), Now);
        answer.StatusCode.ShouldBe(HttpStatusCode.BadRequest);
        var error = (await answer.Content.ReadFromJsonAsync<JsonElement>(Now)).GetProperty("errors")[0];
        if (field is not null) error.GetProperty("field").GetString().ShouldBe(field);
        error.GetProperty("message").GetString()!.ShouldNotContain("System.");
    }

    [Fact]
    public async Task A_secret_is_never_kept_to_be_answered_again()
    {
        using var admin = host.Api();
        using var request = new HttpRequestMessage(HttpMethod.Post, "/api/v1/tokens") { Content = JsonContent.Create(new NewToken("x", [TokenScope.Read]), options: ApiJson.Options), Headers = { { "Idempotency-Key", "a" } } };
        (await admin.SendAsync(request, Now)).StatusCode.ShouldBe(HttpStatusCode.BadRequest);
    }

    [Fact]
    public async Task Tokens_are_listed_page_by_page_and_a_made_up_cursor_is_refused()
    {
        using var admin = host.Api();
        for (var i = 0; i < 4; i++) host.Api(Scopes.Read).Dispose();
        var (ids, cursor) = (new List<long>(), "");
        do
        {
            var page = (await admin.GetFromJsonAsync<Page<Token>>($"/api/v1/tokens?limit=2{(cursor.Length > 0 ? "&cursor=" + cursor : "")}", ApiJson.Options, Now))!;
            page.Items.Count.ShouldBeLessThanOrEqualTo(2);
            ids.AddRange(page.Items.Select(t => t.Id));
            cursor = page.NextCursor ?? "";
        }
        while (cursor.Length > 0);
        ids.Count.ShouldBeGreaterThan(4);
        ids.ShouldBe(ids.Distinct().OrderDescending());
        foreach (var query in (string[])["cursor=abc", "cursor=WyIxIiwiMiJd", "cursor=WyJ4Il0", "limit=0", "limit=1001", "limit=x", "cursor=%00"])
            (await admin.GetAsync("/api/v1/tokens?" + query, Now)).StatusCode.ShouldBe(HttpStatusCode.BadRequest, query);
    }

    [Fact]
    public async Task Who_means_an_older_version_is_stopped_and_who_has_the_newest_is_told_so()
    {
        using var admin = host.Api();
        var made = (await (await admin.PostAsJsonAsync("/api/v1/tokens", new NewToken("etag", [TokenScope.Read]), ApiJson.Options, Now)).Content.ReadFromJsonAsync<MadeToken>(ApiJson.Options, Now))!;
        var path = $"/api/v1/tokens/{made.Token.Id}";
        var tag = (await admin.GetAsync(path, Now)).Headers.ETag!;
        (await Send(admin, HttpMethod.Get, path, ("If-None-Match", tag.ToString()))).StatusCode.ShouldBe(HttpStatusCode.NotModified);
        (await Send(admin, HttpMethod.Delete, path, ("If-Match", "\"another\""))).StatusCode.ShouldBe(HttpStatusCode.PreconditionFailed);
        (await Send(admin, HttpMethod.Delete, path, ("If-Match", tag.ToString()))).StatusCode.ShouldBe(HttpStatusCode.NoContent);
        (await Send(admin, HttpMethod.Get, path, ("If-None-Match", tag.ToString()))).StatusCode.ShouldBe(HttpStatusCode.OK);
        (await Send(admin, HttpMethod.Delete, path, ("If-Match", tag.ToString()))).StatusCode.ShouldBe(HttpStatusCode.PreconditionFailed);
    }

    [Fact]
    public async Task The_command_line_of_this_machine_finds_its_token_and_the_server_in_the_data_directory()
    {
        await using var own = await PerennialHost.StartAsync();
        var file = Path.Combine(own.DataDirectory, "token");
        var text = (await File.ReadAllTextAsync(file, Now)).Trim();
        if (!OperatingSystem.IsWindows()) File.GetUnixFileMode(file).ShouldBe(UnixFileMode.UserRead | UnixFileMode.UserWrite);
        using (var local = new HttpClient())
        {
            local.DefaultRequestHeaders.Authorization = new("Bearer", text);
            var url = (await File.ReadAllTextAsync(Path.Combine(own.DataDirectory, "server.url"), Now)).Trim();
            url.ShouldBe(own.Url.ToString().TrimEnd('/'));
            (await local.GetAsync(url + "/api/v1/tokens", Now)).StatusCode.ShouldBe(HttpStatusCode.OK);
        }
        await own.Restart();
        (await File.ReadAllTextAsync(file, Now)).Trim().ShouldBe(text);
        File.Delete(file);
        await own.Restart();
        var renewed = (await File.ReadAllTextAsync(file, Now)).Trim();
        renewed.ShouldNotBe(text);
        using var old = own.Anonymous();
        old.DefaultRequestHeaders.Authorization = new("Bearer", text);
        (await old.GetAsync("/api/v1/tokens", Now)).StatusCode.ShouldBe(HttpStatusCode.Unauthorized);
    }

    private HttpClient With(string secret)
    {
        var client = host.Anonymous();
        client.DefaultRequestHeaders.Authorization = new("Bearer", secret);
        return client;
    }

    private static async Task<HttpResponseMessage> Send(HttpClient client, HttpMethod method, string path, (string Name, string Value) header)
    {
        using var request = new HttpRequestMessage(method, path);
        request.Headers.TryAddWithoutValidation(header.Name, header.Value);
        return await client.SendAsync(request, Now);
    }

    [GeneratedRegex("id=\"made-token\"[^>]*>([^<]+)<")]
    private static partial Regex Shown();

    [GeneratedRegex("^pl_[A-Za-z0-9_-]{43}$")]
    private static partial Regex Secret();
}
