using System.Net;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.DependencyInjection;
using Perennial.App.Access;

namespace Perennial.Tests.App.Access;

public sealed class SignInTests : IAsyncLifetime
{
    private PerennialHost _host = null!;

    private static CancellationToken Now => TestContext.Current.CancellationToken;

    public async ValueTask InitializeAsync() => _host = await PerennialHost.StartAsync();

    public ValueTask DisposeAsync() => _host.DisposeAsync();

    [Fact]
    public async Task A_page_leads_a_stranger_to_the_sign_in_page_and_back()
    {
        using var browser = _host.Anonymous();
        (await browser.GetAsync("/", Now)).Headers.Location!.ToString().ShouldBe("/sign-in");
        (await browser.GetAsync("/find?q=a%26b", Now)).Headers.Location!.ToString().ShouldBe("/sign-in?returnUrl=%2Ffind%3Fq%3Da%2526b");
        var answer = await browser.PostForm("/sign-in?returnUrl=%2Ffind%3Fq%3Da%2526b", "/sign-in", Right("/find?q=a%26b"));
        answer.StatusCode.ShouldBe(HttpStatusCode.Found);
        answer.Headers.Location!.ToString().ShouldBe("/find?q=a%26b");
        (await browser.GetAsync("/find?q=a%26b", Now)).StatusCode.ShouldBe(HttpStatusCode.OK);
    }

    [Theory]
    [InlineData("https://evil.example/")]
    [InlineData("//evil.example/")]
    [InlineData("/\\evil.example/")]
    [InlineData("evil")]
    [InlineData("/\r\nSet-Cookie: a=b")]
    public async Task Nobody_is_led_to_another_site_by_signing_in(string returnUrl)
    {
        using var browser = _host.Anonymous();
        (await browser.PostForm("/sign-in", "/sign-in", Right(returnUrl))).Headers.Location!.ToString().ShouldBe("/");
    }

    [Fact]
    public async Task A_wrong_password_and_an_unknown_address_are_answered_alike()
    {
        using var browser = _host.Anonymous();
        var wrong = await browser.PostForm("/sign-in", "/sign-in", Fields(PerennialHost.OwnerEmail, "not the password"));
        var unknown = await browser.PostForm("/sign-in", "/sign-in", Fields("nobody@perennial.example", "not the password"));
        wrong.StatusCode.ShouldBe(HttpStatusCode.UnprocessableEntity);
        unknown.StatusCode.ShouldBe(wrong.StatusCode);
        Message(await unknown.Content.ReadAsStringAsync(Now)).ShouldBe(Message(await wrong.Content.ReadAsStringAsync(Now)));
        browser.DefaultRequestHeaders.Contains("Cookie").ShouldBeFalse();
        (await browser.GetAsync("/", Now)).StatusCode.ShouldBe(HttpStatusCode.Found);
    }

    [Fact]
    public async Task Guessing_is_stopped_for_a_quarter_of_an_hour_and_the_right_password_waits_too()
    {
        using var browser = _host.Anonymous();
        for (var i = 0; i < SignInThrottle.PerAccountAndAddress; i++)
            (await browser.PostForm("/sign-in", "/sign-in", Fields(PerennialHost.OwnerEmail.ToUpperInvariant(), $"guess number {i}"))).StatusCode.ShouldBe(HttpStatusCode.UnprocessableEntity);
        var stopped = await browser.PostForm("/sign-in", "/sign-in", Right());
        stopped.StatusCode.ShouldBe(HttpStatusCode.TooManyRequests);
        stopped.Headers.RetryAfter!.Delta.ShouldBe(SignInThrottle.Window);
        (await stopped.Content.ReadAsStringAsync(Now)).ShouldContain("Too many tries. Wait 15 min");
        _host.Clock.Advance(SignInThrottle.Window);
        (await browser.PostForm("/sign-in", "/sign-in", Right())).StatusCode.ShouldBe(HttpStatusCode.Found);
    }

    [Fact]
    public async Task Signing_in_often_with_the_right_password_is_no_guessing()
    {
        for (var i = 0; i < SignInThrottle.PerAddress + 5; i++)
        {
            using var browser = await _host.SignedIn();
        }
    }

    [Fact]
    public void Many_accounts_from_one_address_and_one_account_from_many_addresses_are_stopped()
    {
        var throttle = new SignInThrottle(_host.Clock);
        var from = IPAddress.Parse("192.0.2.1");
        for (var i = 0; i < SignInThrottle.PerAddress; i++) throttle.Try($"person{i}@example.com", from).ShouldBeNull();
        throttle.Try("one-more@example.com", from).ShouldNotBeNull();
        throttle.Try("one-more@example.com", IPAddress.Parse("192.0.2.2")).ShouldBeNull();
        for (var i = 0; i < SignInThrottle.PerAccount; i++) throttle.Try("victim@example.com", IPAddress.Parse($"198.51.100.{i}")).ShouldBeNull();
        throttle.Try("Victim@example.com ", IPAddress.Parse("203.0.113.9")).ShouldNotBeNull();
    }

    [Fact]
    public async Task A_session_that_is_ended_ends_with_the_next_request()
    {
        using var one = await _host.SignedIn();
        using var other = await _host.SignedIn();
        (await other.GetAsync("/", Now)).StatusCode.ShouldBe(HttpStatusCode.OK);
        (await one.PostForm("/settings/sign-in", "/settings/sign-in/sessions/end-others", [])).EnsureSuccess();
        (await other.GetAsync("/", Now)).StatusCode.ShouldBe(HttpStatusCode.Found);
        (await one.GetAsync("/", Now)).StatusCode.ShouldBe(HttpStatusCode.OK);
    }

    [Fact]
    public async Task Signing_out_ends_the_session_itself_and_not_only_the_cookie()
    {
        var (browser, secret) = await SignedInWithSecret();
        using var thief = new HttpClient(new SocketsHttpHandler { UseCookies = false, AllowAutoRedirect = false }) { BaseAddress = _host.Url };
        thief.DefaultRequestHeaders.Add("Cookie", "perennial=" + secret);
        (await thief.GetAsync("/", Now)).StatusCode.ShouldBe(HttpStatusCode.OK);
        (await browser.PostForm("/settings/sign-in", "/sign-out", [])).Headers.Location!.ToString().ShouldBe("/sign-in");
        (await thief.GetAsync("/", Now)).StatusCode.ShouldBe(HttpStatusCode.Found);
        (await browser.GetAsync("/", Now)).StatusCode.ShouldBe(HttpStatusCode.Found);
    }

    [Fact]
    public async Task A_disabled_person_is_out_at_once_with_cookie_and_token()
    {
        using var browser = await _host.SignedIn();
        await using var db = _host.Workspace.OpenFor(Viewer.System);
        var person = db.People.Single();
        var (_, text) = await _host.Services.GetRequiredService<Tokens>().MakeAsync("mine", Scopes.Read, null, person.Id, Now);
        using var program = _host.Anonymous();
        program.DefaultRequestHeaders.Authorization = new("Bearer", text);
        (await program.GetAsync("/find", Now)).StatusCode.ShouldBe(HttpStatusCode.OK);
        person.DisabledAt = _host.Clock.GetUtcNow();
        await db.SaveChangesAsync(Now);
        (await browser.GetAsync("/", Now)).StatusCode.ShouldBe(HttpStatusCode.Found);
        (await program.GetAsync("/find", Now)).StatusCode.ShouldBe(HttpStatusCode.Unauthorized);
        (await _host.Anonymous().PostForm("/sign-in", "/sign-in", Right())).StatusCode.ShouldBe(HttpStatusCode.UnprocessableEntity);
    }

    [Fact]
    public async Task A_session_ends_after_a_week_without_use_and_after_thirty_days_with_it()
    {
        using var idle = await _host.SignedIn();
        using var busy = await _host.SignedIn();
        var seen = _host.Services.GetRequiredService<Seen>();
        for (var day = 0; day < 29; day++)
        {
            _host.Clock.Advance(TimeSpan.FromDays(1));
            (await busy.GetAsync("/find", Now)).StatusCode.ShouldBe(HttpStatusCode.OK);
            await seen.WriteAsync(Now);
            if (day == 7) (await idle.GetAsync("/find", Now)).StatusCode.ShouldBe(HttpStatusCode.Found);
        }
        _host.Clock.Advance(TimeSpan.FromDays(1));
        (await busy.GetAsync("/find", Now)).StatusCode.ShouldBe(HttpStatusCode.Found);
    }

    [Fact]
    public async Task The_cookie_holds_a_secret_of_256_bits_and_the_database_only_its_hash()
    {
        var (_, secret) = await SignedInWithSecret();
        System.Buffers.Text.Base64Url.DecodeFromChars(secret).Length.ShouldBe(32);
        await using var db = _host.Workspace.OpenFor(Viewer.System);
        db.Sessions.Single().SecretHash.ShouldBe(System.Security.Cryptography.SHA256.HashData(System.Text.Encoding.UTF8.GetBytes(secret)));
    }

    [Theory]
    [InlineData("http", "perennial=", false)]
    [InlineData("https", "__Host-perennial=", true)]
    public void The_cookie_is_bound_to_the_host_when_it_travels_encrypted(string scheme, string start, bool secure)
    {
        var context = new DefaultHttpContext();
        context.Request.Scheme = scheme;
        SessionCookie.Write(context, "secret", TimeSpan.FromDays(1));
        var cookie = context.Response.Headers.SetCookie.ToString();
        cookie.ShouldStartWith(start);
        cookie.ShouldContain("httponly");
        cookie.ShouldContain("samesite=lax");
        cookie.ShouldContain("path=/");
        cookie.Contains("; secure", StringComparison.Ordinal).ShouldBe(secure);
    }

    [Fact]
    public async Task The_demo_shows_how_to_sign_in_and_its_button_does_it()
    {
        await using var demo = new PerennialHost { HasOwner = false, Options = options => options with { Demo = true } };
        await demo.InitializeAsync();
        using var browser = demo.Anonymous();
        var page = await browser.GetStringAsync("/sign-in", Now);
        page.ShouldContain(DemoSignIn.Email);
        page.ShouldContain(DemoSignIn.Password);
        (await browser.PostForm("/sign-in", "/sign-in", Fields(DemoSignIn.Email, DemoSignIn.Password))).Headers.Location!.ToString().ShouldBe("/");
        (await browser.GetAsync("/", Now)).StatusCode.ShouldBe(HttpStatusCode.OK);
    }

    [Fact]
    public async Task Changing_the_password_ends_the_other_sessions_and_asks_for_the_old_one()
    {
        using var browser = await _host.SignedIn();
        using var other = await _host.SignedIn();
        const string page = "/settings/sign-in";
        (await browser.PostForm(page, page + "/password", new() { ["current"] = "wrong", ["wanted"] = "nine green kettles" })).StatusCode.ShouldBe(HttpStatusCode.UnprocessableEntity);
        (await browser.PostForm(page, page + "/password", new() { ["current"] = PerennialHost.OwnerPassword, ["wanted"] = "password123" })).StatusCode.ShouldBe(HttpStatusCode.UnprocessableEntity);
        (await browser.PostForm(page, page + "/password", new() { ["current"] = PerennialHost.OwnerPassword, ["wanted"] = "nine green kettles" })).StatusCode.ShouldBe(HttpStatusCode.OK);
        (await browser.GetAsync("/", Now)).StatusCode.ShouldBe(HttpStatusCode.OK);
        (await other.GetAsync("/", Now)).StatusCode.ShouldBe(HttpStatusCode.Found);
        (await _host.Anonymous().PostForm("/sign-in", "/sign-in", Fields(PerennialHost.OwnerEmail, "nine green kettles"))).StatusCode.ShouldBe(HttpStatusCode.Found);
    }

    /// <summary>Signs in and keeps the secret that the cookie holds.</summary>
    private async Task<(HttpClient Browser, string Secret)> SignedInWithSecret()
    {
        var browser = _host.Anonymous();
        var answer = await browser.PostForm("/sign-in", "/sign-in", Right());
        var cookie = answer.Headers.GetValues("Set-Cookie").Single(c => c.StartsWith("perennial=", StringComparison.Ordinal));
        return (browser, cookie["perennial=".Length..cookie.IndexOf(';', StringComparison.Ordinal)]);
    }

    private static string Message(string page) => page[page.IndexOf("notice", StringComparison.Ordinal)..page.IndexOf("</p></div>", page.IndexOf("notice", StringComparison.Ordinal), StringComparison.Ordinal)];

    private static Dictionary<string, string> Right(string returnUrl = "/") => Fields(PerennialHost.OwnerEmail, PerennialHost.OwnerPassword, returnUrl);

    private static Dictionary<string, string> Fields(string email, string password, string returnUrl = "/") =>
        new(StringComparer.Ordinal) { ["email"] = email, ["password"] = password, ["returnUrl"] = returnUrl };
}
