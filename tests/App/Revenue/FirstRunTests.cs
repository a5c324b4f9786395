namespace Perennial.Tests.App.Revenue;

public sealed class FirstRunTests(PerennialHost host) : IClassFixture<PerennialHost>
{
    private static CancellationToken Now => TestContext.Current.CancellationToken;

    [Fact]
    public async Task An_empty_home_says_what_will_be_here_and_the_one_thing_to_do()
    {
        using var browser = await host.SignedIn();
        var html = await browser.GetStringAsync("/", Now);
        html.ShouldContain("Bring in the customers");
        html.ShouldContain("href=\"/imports\"");
        html.ShouldContain("./perennial demo");
    }

    [Fact]
    public async Task Every_page_of_revenue_stands_with_nothing_to_show()
    {
        using var browser = await host.SignedIn();
        foreach (var path in new[] { "/revenue", "/revenue?range=all&by=owner&cohorts=mrr", "/metrics", "/metrics/nrr", "/metrics/new-mrr", "/why/grr", "/why/cohort?month=2025-12&k=0" })
            (await browser.GetStringAsync(path, Now)).ShouldContain("<main");
    }

    [Fact]
    public async Task The_theme_is_known_before_the_first_byte()
    {
        using var browser = await host.SignedIn();
        (await browser.GetStringAsync("/", Now)).ShouldContain("<html lang=\"en\">");
        (await browser.PostForm("/", "/preferences", new() { ["theme"] = "dark", ["back"] = "/metrics?q=a" })).Headers.Location!.ToString().ShouldBe("/metrics?q=a");
        (await browser.GetStringAsync("/", Now)).ShouldContain("<html lang=\"en\" data-bs-theme=\"dark\">");
        (await browser.PostForm("/", "/preferences", new() { ["theme"] = "system", ["back"] = "//evil.example" })).Headers.Location!.ToString().ShouldBe("/");
        (await browser.GetStringAsync("/", Now)).ShouldContain("<html lang=\"en\">");
    }

    [Fact]
    public async Task The_palette_finds_pages_by_what_is_on_them()
    {
        using var browser = await host.SignedIn();
        var found = await browser.GetStringAsync("/fragments/find?q=churn", Now);
        found.ShouldContain("href=\"/revenue\"");
        found.ShouldContain("href=\"/metrics/customer-churn\"");
        found.ShouldNotContain("href=\"/imports\"");
        (await browser.GetStringAsync("/find?q=zzz", Now)).ShouldContain("Nothing is called");
    }
}
