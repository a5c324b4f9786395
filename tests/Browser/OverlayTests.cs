namespace Perennial.Tests.Browser;

/// <summary>What opens over a page opens by key and by click, and is as clean as the page.</summary>
[Collection(BrowserCollection.Name)]
public sealed class OverlayTests(BrowserHost browser)
{
    [Theory]
    [InlineData("light", 1440)]
    [InlineData("dark", 390)]
    public async Task A_headline_opens_to_why_beside_the_page(string theme, int width) =>
        await IsClean(browser.SignedIn("/") with { Theme = theme, Width = width, Click = ".figure-tile", Expect = "#why[open] .why-formula" });

    [Fact]
    public async Task A_sort_of_the_accounts_stays_beside_the_page() =>
        await IsClean(browser.SignedIn("/revenue") with { Click = ".chart a[href^='/why/churn-mrr']", Expect = "#why[open] .grid-sort" });

    [Theory]
    [InlineData("light")]
    [InlineData("dark")]
    public async Task The_palette_opens_by_key_and_lists_pages(string theme) =>
        await IsClean(browser.SignedIn("/accounts") with { Theme = theme, Keys = "Control+k", Expect = "#palette[open] [role=option][aria-selected=true]" });

    [Fact]
    public async Task The_shortcuts_open_by_key() =>
        await IsClean(browser.SignedIn("/") with { Keys = "?", Expect = "#shortcuts[open] kbd" });

    [Fact]
    public async Task A_chart_is_read_out_by_arrow_keys() =>
        await IsClean(browser.SignedIn("/revenue") with { Focus = ".chart[data-x]", Keys = "ArrowLeft", Expect = ".chart.reading .readout .readout-row" });

    [Theory]
    [InlineData("j")]
    [InlineData("k")]
    public async Task A_list_is_walked_by_key(string key) =>
        await IsClean(browser.SignedIn("/accounts") with { Keys = key, Expect = "tr[data-href][aria-selected=true]" });

    [Fact]
    public async Task The_rail_folds_by_key() =>
        await IsClean(browser.SignedIn("/") with { Keys = "[", Expect = "html[data-rail=closed] .rail" });

    [Theory]
    [InlineData("/")]
    [InlineData("/revenue")]
    [InlineData("/why/nrr")]
    [InlineData("/find?q=a")]
    [InlineData("/accounts")]
    public async Task A_page_reads_without_a_script(string path) =>
        await IsClean(browser.SignedIn(path) with { JavaScript = false });

    [Fact]
    public async Task What_does_not_open_is_noticed()
    {
        Assert.SkipWhen(Chromium.Missing is not null, Chromium.Missing ?? "");
        var look = await browser.Chromium.At(browser.SignedIn("/") with { Keys = "y", Expect = "#palette[open]", Patience = 3000 });
        look.Problems.ShouldContain(problem => problem.StartsWith("not seen", StringComparison.Ordinal));
    }

    private async Task IsClean(PageRequest request)
    {
        Assert.SkipWhen(Chromium.Missing is not null, Chromium.Missing ?? "");
        (await browser.Chromium.At(request)).Problems.ShouldBeEmpty();
    }
}
