using System.Net.Http.Json;
using System.Text.RegularExpressions;
using Perennial.App.Access;
using Perennial.Client;
using Perennial.Tests.App.Import;

namespace Perennial.Tests.Browser;

/// <summary>The pages that somebody meets only on the way in, which no address alone leads to.</summary>
[Collection(BrowserCollection.Name)]
public sealed partial class SignInPageTests(BrowserHost browser)
{
    private const string App = "/settings/sign-in/authenticator";

    private static CancellationToken Now => TestContext.Current.CancellationToken;

    [Theory]
    [InlineData("light", 1440)]
    [InlineData("dark", 390)]
    public async Task The_page_that_sets_up_the_authenticator_app_is_clean(string theme, int width)
    {
        Assert.SkipWhen(Chromium.Missing is not null, Chromium.Missing ?? "");
        using var hannah = await SignedIn("hannah.okafor@perennial.example");
        await hannah.PostForm("/settings/sign-in", App + "/begin", []);
        await IsClean(new PageRequest(browser.Demo.Url.ToString(), App) { Email = "hannah.okafor@perennial.example", Password = DemoSignIn.Password, Theme = theme, Width = width, Expect = "#totp-secret" });
    }

    [Fact]
    public async Task The_second_step_is_clean_and_says_what_was_wrong()
    {
        Assert.SkipWhen(Chromium.Missing is not null, Chromium.Missing ?? "");
        const string elena = "elena.marsh@perennial.example";
        using (var http = await SignedIn(elena))
        {
            await http.PostForm("/settings/sign-in", App + "/begin", []);
            var secret = Secret().Match(await http.GetStringAsync(App, Now)).Groups[1].Value.Replace(" ", "", StringComparison.Ordinal);
            var code = Totp.CodeAt(Bytes(secret), Totp.StepAt(TimeProvider.System.GetUtcNow()));
            (await (await http.PostForm(App, App, new() { ["code"] = code })).Content.ReadAsStringAsync(Now)).ShouldContain("recovery", Case.Insensitive);
        }
        foreach (var (theme, width) in new[] { ("light", 1440), ("dark", 390) })
            await IsClean(browser.Anonymous("/sign-in") with
            {
                Theme = theme,
                Width = width,
                Steps = [new(TabTo: "#email"), new(Type: elena), new(TabTo: "#password"), new(Type: DemoSignIn.Password), new(Keys: "Enter", At: "/sign-in/code", Expect: "#code:focus"), new(Type: "000000"), new(Keys: "Enter", Expect: ".notice-down")],
            }, but: "422");
    }

    [Theory]
    [InlineData("light", 1440)]
    [InlineData("dark", 390)]
    public async Task An_invitation_is_clean(string theme, int width)
    {
        Assert.SkipWhen(Chromium.Missing is not null, Chromium.Missing ?? "");
        using var api = browser.Demo.Api();
        var answer = await api.PostAsJsonAsync("/api/v1/invitations", new { email = $"new-{theme}@perennial.example", role = "virtual-csm", accounts = new[] { "ACC-0003" } }, Now);
        var made = await answer.Content.ReadFromJsonAsync<MadeInvitation>(ApiJson.Options, Now);
        await IsClean(browser.Anonymous(new Uri(made!.Link).AbsolutePath) with { Theme = theme, Width = width, Expect = "#password" });
        await IsClean(browser.Anonymous("/invitation/never-made") with { Theme = theme, Width = width, Status = 404 }, but: "404");
    }

    [Fact]
    public async Task Who_has_yet_to_set_up_a_required_second_factor_gets_one_clean_page_whatever_they_press()
    {
        Assert.SkipWhen(Chromium.Missing is not null, Chromium.Missing ?? "");
        using var client = browser.Empty.Client();
        Task Set(string value) => client.SetSettingsAsync(new Dictionary<string, string>(StringComparer.Ordinal) { ["second-factor"] = value }, Now);
        await Set("required");
        try
        {
            foreach (var (theme, width) in new[] { ("light", 1440), ("dark", 390) })
                await IsClean(browser.SignedIn("/settings/sign-in", browser.Empty) with
                {
                    Theme = theme,
                    Width = width,
                    Expect = "h1:has-text('Set up a second factor')",
                    Steps = [new(Keys: "Control+k", At: "/settings/sign-in"), new(Keys: "l", At: "/settings/sign-in"), new(Keys: "?", At: "/settings/sign-in"), new(Expect: "body:not(:has(.rail))")],
                });
        }
        finally
        {
            await Set("optional");
        }
    }

    private async Task<HttpClient> SignedIn(string email)
    {
        var http = browser.Demo.Anonymous();
        (await http.PostForm("/sign-in", "/sign-in", new() { ["email"] = email, ["password"] = DemoSignIn.Password })).Headers.Location!.ToString().ShouldBe("/");
        return http;
    }

    private async Task IsClean(PageRequest request, string? but = null) =>
        (await browser.Chromium.At(request)).Problems.Where(problem => but is null || !problem.Contains(but, StringComparison.Ordinal)).ShouldBeEmpty();

    /// <summary>What a secret's text stands for, base 32.</summary>
    private static byte[] Bytes(string text)
    {
        var (bits, bytes) = (string.Concat(text.Select(c => Convert.ToString("ABCDEFGHIJKLMNOPQRSTUVWXYZ234567".IndexOf(c, StringComparison.Ordinal), 2).PadLeft(5, '0'))), new List<byte>());
        for (var at = 0; at + 8 <= bits.Length; at += 8) bytes.Add(Convert.ToByte(bits.Substring(at, 8), 2));
        return [.. bytes];
    }

    [GeneratedRegex("id=\"totp-secret\">([A-Z2-7 ]+)<")]
    private static partial Regex Secret();
}
