using System.Net;
using System.Text;
using System.Text.RegularExpressions;
using Microsoft.EntityFrameworkCore;
using Perennial.App.Access;

namespace Perennial.Tests.App.Access;

public sealed partial class SecondFactorTests : IAsyncLifetime
{
    private const string Page = "/settings/sign-in", App = Page + "/authenticator";
    private PerennialHost _host = null!;

    private static CancellationToken Now => TestContext.Current.CancellationToken;

    public async ValueTask InitializeAsync() => _host = await PerennialHost.StartAsync();

    public ValueTask DisposeAsync() => _host.DisposeAsync();

    [Fact]
    public async Task After_the_password_the_app_s_code_is_asked_for_and_taken_once()
    {
        var (person, secret, _) = await SetUp();
        using var browser = _host.Anonymous();
        await HalfWay(browser, person, "/find?q=a");
        (await browser.GetAsync("/", Now)).Headers.Location!.ToString().ShouldBe("/sign-in");
        (await Give(browser, "000000")).StatusCode.ShouldBe(HttpStatusCode.UnprocessableEntity);
        _host.Clock.Advance(TimeSpan.FromSeconds(60));
        var code = Totp.CodeAt(secret, Totp.StepAt(_host.Clock.GetUtcNow()));
        var let = await Give(browser, code[..3] + " " + code[3..], "/find?q=a");
        let.StatusCode.ShouldBe(HttpStatusCode.Found);
        let.Headers.Location!.ToString().ShouldBe("/find?q=a");
        (await browser.GetAsync("/find?q=a", Now)).StatusCode.ShouldBe(HttpStatusCode.OK);

        using var replaying = _host.Anonymous();
        await HalfWay(replaying, person);
        (await Give(replaying, code)).StatusCode.ShouldBe(HttpStatusCode.UnprocessableEntity);
        (await replaying.GetAsync("/", Now)).StatusCode.ShouldBe(HttpStatusCode.Found);
    }

    [Fact]
    public async Task The_same_code_sent_many_times_at_once_lets_in_once()
    {
        var (person, secret, _) = await SetUp();
        _host.Clock.Advance(TimeSpan.FromSeconds(60));
        var code = Totp.CodeAt(secret, Totp.StepAt(_host.Clock.GetUtcNow()));
        var browsers = new List<HttpClient>();
        for (var i = 0; i < 4; i++)
        {
            browsers.Add(_host.Anonymous());
            await HalfWay(browsers[i], person);
        }
        var answers = await Task.WhenAll(browsers.Select(browser => Give(browser, code)));
        answers.Count(answer => answer.StatusCode == HttpStatusCode.Found).ShouldBe(1);
        browsers.ForEach(browser => browser.Dispose());
    }

    [Fact]
    public async Task A_recovery_code_lets_in_once()
    {
        var (person, _, codes) = await SetUp();
        codes.Count.ShouldBe(10);
        using var browser = _host.Anonymous();
        await HalfWay(browser, person);
        (await Give(browser, codes[3].ToUpperInvariant())).StatusCode.ShouldBe(HttpStatusCode.Found);
        (await browser.GetStringAsync(Page, Now)).ShouldContain("9 recovery codes are left");
        using var again = _host.Anonymous();
        await HalfWay(again, person);
        (await Give(again, codes[3])).StatusCode.ShouldBe(HttpStatusCode.UnprocessableEntity);
    }

    [Fact]
    public async Task Guessing_codes_is_stopped()
    {
        var (person, secret, _) = await SetUp();
        using var browser = _host.Anonymous();
        await HalfWay(browser, person);
        for (var i = 0; i < SignInThrottle.PerAccountAndAddress; i++) (await Give(browser, $"00000{i}")).StatusCode.ShouldBe(HttpStatusCode.UnprocessableEntity);
        _host.Clock.Advance(TimeSpan.FromSeconds(60));
        (await Give(browser, Totp.CodeAt(secret, Totp.StepAt(_host.Clock.GetUtcNow())))).StatusCode.ShouldBe(HttpStatusCode.TooManyRequests);
    }

    [Fact]
    public async Task Half_a_sign_in_is_good_for_ten_minutes_and_for_nobody_who_is_disabled()
    {
        var (person, secret, _) = await SetUp();
        using var slow = _host.Anonymous();
        await HalfWay(slow, person);
        _host.Clock.Advance(TimeSpan.FromMinutes(11));
        (await slow.GetAsync("/sign-in/code", Now)).Headers.Location!.ToString().ShouldBe("/sign-in");
        using var browser = _host.Anonymous();
        await HalfWay(browser, person);
        await _host.Disable(person);
        (await browser.GetAsync("/sign-in/code", Now)).Headers.Location!.ToString().ShouldBe("/sign-in");
        var token = await browser.FormToken("/sign-in");
        var answer = await browser.PostAsync("/sign-in/code", new FormUrlEncodedContent(new Dictionary<string, string> { ["code"] = Totp.CodeAt(secret, Totp.StepAt(_host.Clock.GetUtcNow())), ["formToken"] = token }), Now);
        answer.Headers.Location!.ToString().ShouldBe("/sign-in");
    }

    [Fact]
    public async Task It_is_turned_off_with_the_password_alone()
    {
        var (person, _, codes) = await SetUp();
        using var browser = _host.Anonymous();
        await HalfWay(browser, person);
        (await Give(browser, codes[0])).EnsureSuccess();
        (await browser.PostForm(Page, App + "/off", new() { ["current"] = "another password" })).StatusCode.ShouldBe(HttpStatusCode.UnprocessableEntity);
        (await browser.PostForm(Page, App + "/off", new() { ["current"] = Persons.Password })).EnsureSuccess();
        using var plain = await _host.SignedInAs(person);
        (await plain.GetAsync("/find", Now)).StatusCode.ShouldBe(HttpStatusCode.OK);
        await using var db = _host.Workspace.OpenFor(Viewer.System);
        (await db.Set<RecoveryCode>().CountAsync(Now) + await db.Set<Authenticator>().CountAsync(Now)).ShouldBe(0);
    }

    [Fact]
    public async Task Neither_secret_nor_recovery_codes_can_be_read_from_the_database()
    {
        var (_, secret, codes) = await SetUp();
        var all = new StringBuilder();
        foreach (var file in Directory.EnumerateFiles(_host.DataDirectory, "perennial.db*"))
        {
            await using var shared = new FileStream(file, FileMode.Open, FileAccess.Read, FileShare.ReadWrite);
            using var text = new StreamReader(shared, Encoding.Latin1);
            all.Append(await text.ReadToEndAsync(Now));
        }
        var bytes = all.ToString();
        foreach (var hidden in codes.Select(code => code.Replace("-", "", StringComparison.Ordinal)).Concat(codes).Append(Totp.Text(secret)).Append(Convert.ToBase64String(secret)).Append(Encoding.Latin1.GetString(secret)))
            bytes.ShouldNotContain(hidden);
    }

    private async Task<(Person Person, byte[] Secret, IReadOnlyList<string> Codes)> SetUp()
    {
        var person = await _host.Add(Role.Csm);
        using var browser = await _host.SignedInAs(person);
        (await browser.PostForm(Page, App + "/begin", [])).EnsureSuccess();
        var secret = FromBase32(ShownSecret().Match(await browser.GetStringAsync(App, Now)).Groups[1].Value.Replace(" ", "", StringComparison.Ordinal));
        (await browser.PostForm(App, App, new() { ["code"] = "12345" })).StatusCode.ShouldBe(HttpStatusCode.UnprocessableEntity);
        var done = await browser.PostForm(App, App, new() { ["code"] = Totp.CodeAt(secret, Totp.StepAt(_host.Clock.GetUtcNow())) });
        done.StatusCode.ShouldBe(HttpStatusCode.OK);
        return (person, secret, [.. ShownCode().Matches(await done.Content.ReadAsStringAsync(Now)).Select(match => match.Groups[1].Value)]);
    }

    private static async Task HalfWay(HttpClient browser, Person person, string returnUrl = "/")
    {
        var answer = await browser.PostForm("/sign-in", "/sign-in", new() { ["email"] = person.Email!, ["password"] = Persons.Password, ["returnUrl"] = returnUrl });
        answer.Headers.Location!.ToString().ShouldStartWith("/sign-in/code");
    }

    private static Task<HttpResponseMessage> Give(HttpClient browser, string code, string returnUrl = "/") =>
        browser.PostForm("/sign-in/code", "/sign-in/code", new() { ["code"] = code, ["returnUrl"] = returnUrl });

    internal static byte[] FromBase32(string text)
    {
        var bits = string.Concat(text.Select(letter => Convert.ToString("ABCDEFGHIJKLMNOPQRSTUVWXYZ234567".IndexOf(letter, StringComparison.Ordinal), 2).PadLeft(5, '0')));
        return [.. Enumerable.Range(0, bits.Length / 8).Select(at => Convert.ToByte(bits.Substring(at * 8, 8), 2))];
    }

    [GeneratedRegex("id=\"totp-secret\"[^>]*>([A-Z2-7 ]+)<")]
    private static partial Regex ShownSecret();

    [GeneratedRegex("<code>([a-z0-9]{4}(?:-[a-z0-9]{4}){3})</code>")]
    private static partial Regex ShownCode();
}
