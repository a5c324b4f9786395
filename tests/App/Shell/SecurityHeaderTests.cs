using System.Net;
using System.Text.RegularExpressions;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using Microsoft.AspNetCore.StaticAssets;
using Microsoft.Extensions.DependencyInjection;

namespace Perennial.Tests.App.Shell;

public sealed partial class SecurityHeaderTests(PerennialHost host) : IClassFixture<PerennialHost>
{
    private static CancellationToken Now => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Every_page_and_every_refusal_carries_the_headers_and_nothing_inline()
    {
        using var browser = await host.SignedIn();
        browser.DefaultRequestHeaders.Accept.ParseAdd("text/html");
        var pages = Pages().Concat(["/nowhere", "/api/v1/nowhere", "/openapi/v1.json", "/setup"]).ToList();
        pages.Count.ShouldBeGreaterThan(8);
        var policies = new HashSet<string>(StringComparer.Ordinal);
        foreach (var page in pages)
        {
            var answer = await browser.GetAsync(page, Now);
            ((int)answer.StatusCode).ShouldBeLessThan(500, page);
            Problem(answer, await answer.Content.ReadAsStringAsync(Now)).ShouldBeNull(page);
            policies.Add(answer.Headers.GetValues("Content-Security-Policy").Single()).ShouldBeTrue("the nonce must be new with every answer");
        }
    }

    [Fact]
    public async Task A_page_with_an_inline_style_or_script_is_noticed()
    {
        using var browser = await host.SignedIn();
        var answer = await browser.GetAsync("/", Now);
        Problem(answer, "<p style=\"color:red\">").ShouldNotBeNull();
        Problem(answer, "<script>alert(1)</script>").ShouldNotBeNull();
        Problem(answer, "<a onclick=\"x()\">").ShouldNotBeNull();
        Problem(answer, "<script type=\"module\" src=\"a.js\"></script>").ShouldBeNull();
        answer.Headers.CacheControl = null;
        Problem(answer, "").ShouldNotBeNull();
    }

    [Fact]
    public async Task Assets_may_be_kept_and_are_of_their_type()
    {
        using var browser = await host.SignedIn();
        var page = await browser.GetStringAsync("/", Now);
        var sheet = await browser.GetAsync("/" + Sheet().Match(page).Groups[1].Value, Now);
        sheet.StatusCode.ShouldBe(HttpStatusCode.OK);
        sheet.Headers.CacheControl!.ToString().ShouldContain("immutable");
        sheet.Headers.GetValues("X-Content-Type-Options").ShouldBe(["nosniff"]);
    }

    [Fact]
    public async Task A_server_for_this_machine_alone_answers_to_no_other_name()
    {
        using var client = host.Anonymous();
        foreach (var (name, status) in ((string, HttpStatusCode)[])[("evil.example", HttpStatusCode.BadRequest), ("localhost", HttpStatusCode.OK), ("127.0.0.1", HttpStatusCode.OK)])
        {
            using var request = new HttpRequestMessage(HttpMethod.Get, "/healthz") { Headers = { Host = $"{name}:{host.Url.Port}" } };
            (await client.SendAsync(request, Now)).StatusCode.ShouldBe(status, name);
        }
    }

    [Fact]
    public async Task A_configured_name_is_answered_to()
    {
        await using var named = await PerennialHost.StartAsync(builder => builder.Configuration["AllowedHosts"] = "perennial.example");
        using var client = named.Anonymous();
        using var request = new HttpRequestMessage(HttpMethod.Get, "/healthz") { Headers = { Host = "perennial.example" } };
        (await client.SendAsync(request, Now)).StatusCode.ShouldBe(HttpStatusCode.OK);
        (await client.GetAsync("/healthz", Now)).StatusCode.ShouldBe(HttpStatusCode.BadRequest);
    }

    [Fact]
    public async Task An_address_that_does_not_take_the_method_says_which_it_takes()
    {
        using var admin = host.Api();
        var answer = await admin.PatchAsync("/api/v1/tokens", null, Now);
        answer.StatusCode.ShouldBe(HttpStatusCode.MethodNotAllowed);
        answer.Content.Headers.ContentType!.MediaType.ShouldBe("application/problem+json");
        (await answer.Content.ReadAsStringAsync(Now)).ShouldContain("GET");
    }

    private IEnumerable<string> Pages() => host.Services.GetRequiredService<EndpointDataSource>().Endpoints.OfType<RouteEndpoint>()
        .Where(e => e.Metadata.GetMetadata<StaticAssetDescriptor>() is null && e.Metadata.GetMetadata<HttpMethodMetadata>()?.HttpMethods.Contains("GET") != false)
        .Select(e => "/" + e.RoutePattern.RawText!.Trim('/'))
        .Where(path => !path.Contains('{', StringComparison.Ordinal));

    private static string? Problem(HttpResponseMessage answer, string body)
    {
        (string, string)[] wanted =
        [
            ("Content-Security-Policy", "script-src 'self' 'nonce-"), ("Content-Security-Policy", "frame-ancestors 'none'"), ("Content-Security-Policy", "object-src 'none'"),
            ("X-Content-Type-Options", "nosniff"), ("Referrer-Policy", "no-referrer"), ("Permissions-Policy", "camera=()"), ("Cache-Control", "no-"),
        ];
        string[] missing = [.. wanted.Where(h => !answer.Headers.TryGetValues(h.Item1, out var values) || !values.Any(v => v.Contains(h.Item2, StringComparison.Ordinal))).Select(h => h.Item1)];
        if (missing.Length > 0) return "without " + string.Join(", ", missing);
        if (answer.Headers.GetValues("Content-Security-Policy").Any(v => v.Contains("unsafe", StringComparison.Ordinal))) return "an unsafe policy";
        var inline = Inline().Match(body);
        return inline.Success ? "inline: " + inline.Value : null;
    }

    [GeneratedRegex("<[^<>]+\\s(style|on[a-z]+)=[\"'][^>]*>|<style|<script(?![^>]*(\\ssrc=|\\snonce=|type=\"application/json\"))[^>]*>")]
    private static partial Regex Inline();

    [GeneratedRegex("rel=\"stylesheet\" href=\"/?([^\"]+)\"")]
    private static partial Regex Sheet();
}
