using System.Net;
using System.Text.RegularExpressions;
using Perennial.App.Access;

namespace Perennial.Tests.App.Access;

public sealed partial class SetupTests : IAsyncLifetime
{
    private readonly PerennialHost _host = new() { HasOwner = false };

    private static CancellationToken Now => TestContext.Current.CancellationToken;

    public ValueTask InitializeAsync() => _host.InitializeAsync();

    public ValueTask DisposeAsync() => _host.DisposeAsync();

    [Fact]
    public async Task While_there_is_nobody_every_page_leads_to_the_set_up_and_the_API_stays_closed()
    {
        using var browser = _host.Anonymous();
        foreach (var page in (string[])["/", "/sign-in", "/find", "/settings/tokens", "/nowhere"])
            (await browser.GetAsync(page, Now)).Headers.Location!.ToString().ShouldBe("/setup", page);
        (await browser.GetAsync("/api/v1/tokens", Now)).StatusCode.ShouldBe(HttpStatusCode.Unauthorized);
    }

    [Fact]
    public async Task The_code_on_the_console_makes_the_owner_once_and_signs_in()
    {
        using var browser = _host.Anonymous();
        (await browser.PostForm("/setup", "/setup", Fields("wrong"))).StatusCode.ShouldBe(HttpStatusCode.UnprocessableEntity);
        (await browser.GetAsync("/", Now)).Headers.Location!.ToString().ShouldBe("/setup");

        (await browser.GetStringAsync($"/setup?code={Code}", Now)).ShouldContain($"value=\"{Code}\"");
        (await browser.PostForm("/setup", "/setup", Fields(Code))).Headers.Location!.ToString().ShouldBe("/");
        (await browser.GetAsync("/", Now)).StatusCode.ShouldBe(HttpStatusCode.OK);

        using var second = _host.Anonymous();
        (await second.GetAsync($"/setup?code={Code}", Now)).Headers.Location!.ToString().ShouldBe("/sign-in");
        (await second.PostForm("/sign-in", "/setup", Fields(Code))).Headers.Location!.ToString().ShouldBe("/sign-in");
        await using var db = _host.Workspace.OpenFor(Viewer.System);
        db.People.Count().ShouldBe(1);
    }

    [Theory]
    [InlineData("short", "at least 10 characters")]
    [InlineData("password123", "tried first")]
    [InlineData("Basketball!2024", "tried first")]
    [InlineData("aaaaaaaaaaaaaaaa", "tried first")]
    [InlineData("ada@perennial.example", "is not a password")]
    public async Task A_password_that_everybody_tries_is_refused(string password, string why)
    {
        using var browser = _host.Anonymous();
        var answer = await browser.PostForm("/setup", "/setup", Fields(Code, password));
        answer.StatusCode.ShouldBe(HttpStatusCode.UnprocessableEntity);
        (await answer.Content.ReadAsStringAsync(Now)).ShouldContain(why);
    }

    [Theory]
    [InlineData("allsmallletterswithoutdigits")]
    [InlineData("seven quiet rivers")]
    [InlineData("Ünïcödé-wörter reichen")]
    public void A_long_password_needs_no_signs(string password) => CommonPasswords.Contains(password).ShouldBeFalse();

    [Fact]
    public async Task Guessing_the_code_is_stopped()
    {
        using var browser = _host.Anonymous();
        for (var i = 0; i < SignInThrottle.PerAccountAndAddress; i++) (await browser.PostForm("/setup", "/setup", Fields("wrong" + i))).StatusCode.ShouldBe(HttpStatusCode.UnprocessableEntity);
        (await browser.PostForm("/setup", "/setup", Fields(Code))).StatusCode.ShouldBe(HttpStatusCode.TooManyRequests);
    }

    [Fact]
    public async Task Two_that_set_up_at_once_make_one_owner()
    {
        using var one = _host.Anonymous();
        using var two = _host.Anonymous();
        // Both hold the form before either sends it: who comes later than the owner is led to the sign-in page and holds none.
        var forms = await Task.WhenAll(Form(one), Form(two));
        await Task.WhenAll(one.PostAsync("/setup", forms[0], Now), two.PostAsync("/setup", forms[1], Now));
        await using var db = _host.Workspace.OpenFor(Viewer.System);
        db.People.Count().ShouldBe(1);
    }

    private async Task<FormUrlEncodedContent> Form(HttpClient browser) =>
        new(new Dictionary<string, string>(Fields(Code), StringComparer.Ordinal) { ["formToken"] = await browser.FormToken("/setup") });

    [Fact]
    public async Task An_owner_named_at_the_start_is_made_in_a_new_directory_and_changes_nothing_in_an_old_one()
    {
        var data = Directory.CreateTempSubdirectory("perennial-test-").FullName;
        try
        {
            await (await Started(data, "first@perennial.example", "first quiet river")).DisposeAsync();
            await using var again = await Started(data, "second@perennial.example", "second quiet river");
            again.Said.ToString().ShouldNotContain("/setup");
            await using var db = again.Workspace.OpenFor(Viewer.System);
            db.People.Select(p => p.Email).ShouldBe(["first@perennial.example"]);
            using var browser = again.Anonymous();
            (await browser.PostForm("/sign-in", "/sign-in", new() { ["email"] = "first@perennial.example", ["password"] = "first quiet river" })).StatusCode.ShouldBe(HttpStatusCode.Found);
        }
        finally
        {
            Directory.Delete(data, recursive: true);
        }
    }

    [Theory]
    [InlineData("owner@perennial.example", null)]
    [InlineData("owner@perennial.example", "short")]
    [InlineData("owner@perennial.example", "password123")]
    public async Task An_owner_without_a_good_password_stops_the_start_and_says_why(string email, string? password)
    {
        var data = Directory.CreateTempSubdirectory("perennial-test-").FullName;
        try
        {
            (await Should.ThrowAsync<OwnerRefusedException>(() => Started(data, email, password))).Message.ShouldContain(email);
        }
        finally
        {
            Directory.Delete(data, recursive: true);
        }
    }

    private static async Task<PerennialHost> Started(string data, string email, string? password)
    {
        var host = new PerennialHost { Data = data, Options = options => options with { OwnerEmail = email, OwnerPassword = password } };
        try
        {
            await host.InitializeAsync();
            return host;
        }
        catch
        {
            await host.DisposeAsync();
            throw;
        }
    }

    private string Code => SaidCode().Match(_host.Said.ToString()).Groups[1].Value;

    private static Dictionary<string, string> Fields(string code, string password = "seven quiet rivers") =>
        new(StringComparer.Ordinal) { ["code"] = code, ["name"] = "Ada", ["email"] = "ada@perennial.example", ["password"] = password };

    [GeneratedRegex(@"Open http://127\.0\.0\.1:\d+/setup\?code=(\w+)")]
    private static partial Regex SaidCode();
}
