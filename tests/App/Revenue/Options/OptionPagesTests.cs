using System.Net;
using Perennial.Tests.App.Accounts;

namespace Perennial.Tests.App.Revenue.Options;

public sealed class OptionPagesTests(PerennialHost host) : IClassFixture<PerennialHost>
{
    private static CancellationToken Now => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Every_option_of_the_standard_has_its_row()
    {
        using var browser = await host.SignedIn();
        var page = await browser.GetStringAsync("/settings/options", Now);
        Perennial.Core.Options.OptionCatalog.All.Count.ShouldBeGreaterThan(20);
        foreach (var option in Perennial.Core.Options.OptionCatalog.All)
        {
            page.ShouldContain($"id=\"{option.Name}\"");
            page.ShouldContain(System.Text.Encodings.Web.HtmlEncoder.Default.Encode(option.Meaning));
        }
        (await browser.GetStringAsync("/settings", Now)).ShouldContain("/settings/options");
    }

    [Fact]
    public async Task Another_choice_shows_what_it_would_change_and_changes_nothing()
    {
        await using var own = await Seeded();
        using var browser = await own.SignedIn();
        var effect = await browser.GetStringAsync("/fragments/option-effect?name=metered&value=in", Now);
        effect.ShouldContain("headline figure");
        effect.ShouldContain("$100");
        effect.ShouldContain("$130");
        (await browser.GetStringAsync("/fragments/option-effect?name=metered&value=out", Now)).Trim().ShouldBeEmpty();
        (await browser.GetStringAsync("/fragments/option-effect?name=metered&value=perhaps", Now)).ShouldContain("is not a value of metered");
        (await browser.GetStringAsync("/accounts", Now)).ShouldContain("$100");
    }

    [Fact]
    public async Task A_choice_is_kept_with_who_and_when_and_a_wrong_one_refused()
    {
        await using var own = await Seeded();
        using var browser = await own.SignedIn();
        (await browser.PostForm("/settings/options", "/settings/options", new() { ["name"] = "metered", ["value"] = "in" })).StatusCode.ShouldBe(HttpStatusCode.Found);
        var page = await browser.GetStringAsync("/settings/options", Now);
        page.ShouldContain("not the default");
        page.ShouldContain("15 Jan 2026, 11:30 UTC");
        (await browser.GetStringAsync("/accounts", Now)).ShouldContain("$130");
        var refused = await browser.PostForm("/settings/options", "/settings/options", new() { ["name"] = "currency", ["value"] = "shells" });
        refused.StatusCode.ShouldBe(HttpStatusCode.UnprocessableEntity);
        (await refused.Content.ReadAsStringAsync(Now)).ShouldContain("is not a value of currency");
    }

    private static async Task<PerennialHost> Seeded()
    {
        var own = await PerennialHost.StartAsync();
        AccountSeed.Account(own, 1, "Acme");
        AccountSeed.Line(own, 1, 100, "2025-01-01");
        AccountSeed.Line(own, 1, 30, "2025-01-01", line: "use");
        own.Sql("update subscription_line_facts set kind = 'metered' where line_id = 'use1'");
        AccountSeed.Raise(own);
        return own;
    }
}
