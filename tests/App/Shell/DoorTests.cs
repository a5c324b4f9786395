using System.Net;
using Perennial.App.Access;

namespace Perennial.Tests.App.Shell;

/// <summary>What configuration says of the doors: proxies that are believed, callers that are slowed.</summary>
public sealed class DoorTests
{
    private static CancellationToken Now => TestContext.Current.CancellationToken;

    [Fact]
    public async Task A_trusted_proxy_s_word_that_the_browser_speaks_https_binds_the_cookie_to_the_host()
    {
        await using var host = await PerennialHost.StartAsync(builder => builder.Configuration["Proxies:Trusted"] = "127.0.0.1");
        (await Cookie(host)).ShouldStartWith("__Host-perennial=");
        await using var db = host.Workspace.OpenFor(Viewer.System);
        db.Sessions.Single().Address.ShouldBe("192.0.2.7");
    }

    [Fact]
    public async Task Nobody_else_s_word_is_taken_for_it()
    {
        await using var host = await PerennialHost.StartAsync();
        (await Cookie(host)).ShouldStartWith("perennial=");
        await using var db = host.Workspace.OpenFor(Viewer.System);
        db.Sessions.Single().Address.ShouldBe("127.0.0.1");
    }

    [Fact]
    public async Task A_caller_that_asks_too_often_is_told_to_wait_and_others_are_not()
    {
        await using var host = await PerennialHost.StartAsync(builder =>
        {
            builder.Configuration["Limits:ApiRequestsPerSecond"] = "1";
            builder.Configuration["Limits:ApiBurst"] = "3";
        });
        using var eager = host.Api();
        HttpResponseMessage? slowed = null;
        for (var i = 0; i < 200 && slowed is null; i++)
        {
            var answer = await eager.GetAsync("/api/v1/tokens", Now);
            if (answer.StatusCode == HttpStatusCode.TooManyRequests) slowed = answer;
        }
        slowed.ShouldNotBeNull();
        slowed.Headers.RetryAfter!.Delta!.Value.ShouldBeGreaterThan(TimeSpan.Zero);
        slowed.Content.Headers.ContentType!.MediaType.ShouldBe("application/problem+json");
        using var other = host.Api();
        (await other.GetAsync("/api/v1/tokens", Now)).StatusCode.ShouldBe(HttpStatusCode.OK);
        (await eager.GetAsync("/healthz", Now)).StatusCode.ShouldBe(HttpStatusCode.OK);
    }

    private static async Task<string> Cookie(PerennialHost host)
    {
        using var browser = host.Anonymous();
        browser.DefaultRequestHeaders.Add("X-Forwarded-Proto", "https");
        browser.DefaultRequestHeaders.Add("X-Forwarded-For", "192.0.2.7");
        var answer = await browser.PostForm("/sign-in", "/sign-in", new() { ["email"] = PerennialHost.OwnerEmail, ["password"] = PerennialHost.OwnerPassword });
        return answer.Headers.GetValues("Set-Cookie").Single(cookie => cookie.Contains("perennial=", StringComparison.Ordinal));
    }
}
