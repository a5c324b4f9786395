namespace Perennial.Tests.Browser;

/// <summary>Lists as a person at the keyboard uses them, and what they weigh.</summary>
[Collection(BrowserCollection.Name)]
public sealed class ListTests(BrowserHost browser)
{
    private const int MostBytes = 120_000;

    [Fact]
    public async Task A_list_is_filtered_walked_selected_edited_and_opened_by_keyboard_alone() => await IsClean(browser.SignedIn("/accounts") with
    {
        Steps =
        [
            new(Keys: "/", Expect: "#filter-input:focus"),
            new(Type: "stat", Expect: "#filter-options:not([hidden]) [role=option]"),
            new(Keys: "Tab", Expect: "#filter-options [role=option]"),
            new(Type: "cust"),
            new(Expect: "#filter-options [role=option]:has-text('customer')"),
            new(Keys: "Tab"),
            new(Keys: "Enter", At: "filter=status:customer", Expect: "[data-chip='status:customer']"),
            new(Keys: "j", Expect: "tr[data-href][aria-selected=true]"),
            new(Keys: "x", Expect: ".selection-bar:not([hidden]) [data-count]"),
            new(Keys: "j"),
            new(Keys: "j"),
            new(Keys: "Shift+X", Expect: ".selection-bar [data-count]:text-is('3')"),
            new(Keys: "Escape", Expect: ".selection-bar[hidden]", At: "/accounts"),
            new(Keys: "j"),
            new(Keys: "Enter", At: "/accounts/"),
        ],
    });

    [Fact]
    public async Task A_filter_that_cannot_be_read_is_shown_at_its_place() =>
        await IsClean(browser.SignedIn("/accounts?filter=healt%3C50") with { Expect = "#filter-error mark:text-is('healt')" });

    [Fact]
    public async Task The_accounts_page_is_light_and_its_rows_do_not_wait_for_the_font()
    {
        Assert.SkipWhen(Chromium.Missing is not null, Chromium.Missing ?? "");
        var look = await browser.Chromium.At(browser.SignedIn("/accounts") with { Weigh = true, Expect = "tr[data-href] .row-name" });
        look.Problems.ShouldBeEmpty();
        look.Bytes!["Font"].ShouldBeGreaterThan(1000, "the font was asked for, after the rows were seen");
        var without = look.Bytes.Where(kind => kind.Key != "Font").ToDictionary();
        without.Keys.ShouldContain("Document");
        without.Keys.ShouldContain("Script");
        without.Keys.ShouldContain("Stylesheet");
        without.Values.Sum().ShouldBeLessThanOrEqualTo(MostBytes, string.Join(", ", without.Select(kind => $"{kind.Key} {kind.Value:N0}")));
    }

    private async Task IsClean(PageRequest request)
    {
        Assert.SkipWhen(Chromium.Missing is not null, Chromium.Missing ?? "");
        (await browser.Chromium.At(request)).Problems.ShouldBeEmpty();
    }
}
