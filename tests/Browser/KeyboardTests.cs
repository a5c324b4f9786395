namespace Perennial.Tests.Browser;

/// <summary>A day's work without a mouse: the driver looks at every stop of the focus and says where it cannot be seen.</summary>
[Collection(BrowserCollection.Name)]
public sealed class KeyboardTests(BrowserHost browser)
{
    [Fact]
    public async Task Accounts_are_filtered_selected_changed_together_and_changed_back() => await IsClean(browser.SignedIn("/accounts") with
    {
        Steps =
        [
            new(Keys: "/", Expect: "#filter-input:focus"),
            new(Type: "phase:value"),
            new(Keys: "Escape"),
            new(Keys: "Enter", At: "filter=phase:value", Expect: "[data-chip='phase:value']"),
            new(Keys: "j", Expect: "tr[data-href][aria-selected=true]"),
            new(Keys: "x"),
            new(Keys: "j"),
            new(Keys: "x", Expect: ".selection-bar [data-count]:text-is('2')"),
            new(Keys: "e", At: "/accounts/edit", Expect: "#bulk-field:focus"),
            new(Type: "Add a tag"),
            new(TabTo: "#bulk-value"),
            new(Type: "by-keyboard"),
            new(TabTo: "button[value=look]"),
            new(Keys: "Enter", Expect: "button[value=apply]:has-text('Change 2 accounts')"),
            new(TabTo: "button[value=apply]"),
            new(Keys: "Enter", Expect: ".toast:has-text('by-keyboard')"),
            new(Expect: "tr[data-href] .badge:text-is('by-keyboard')"),
            new(Keys: "z", Expect: ".toast:has-text('back')"),
        ],
    });

    [Fact]
    public async Task An_account_is_opened_read_edited_written_on_and_left() => await IsClean(browser.SignedIn("/accounts") with
    {
        Steps =
        [
            new(Keys: "j", Expect: "tr[data-href][aria-selected=true]"),
            new(Keys: "j"),
            new(Keys: "Enter", At: "/accounts/ACC-", Expect: ".tabs"),
            new(TabTo: ".tab[href$='/timeline']"),
            new(Keys: "Enter", At: "/timeline", Expect: ".timeline"),
            new(Keys: "e", At: "/edit", Expect: "#phase, [name=phase]"),
            new(TabTo: "[name=tags]"),
            new(Keys: "Control+A"),
            new(Type: "annual; typed"),
            new(TabTo: "main button[type=submit].btn-primary"),
            new(Keys: "Enter", Expect: ".toast:has-text('saved')"),
            new(Keys: "l", Expect: "#why[open] textarea:focus"),
            new(Type: "Written without a mouse."),
            new(Keys: "Control+Enter", Expect: ".timeline .prose:has-text('Written without a mouse.')"),
            new(TabTo: ".crumbs a[href='/accounts']"),
            new(Keys: "Enter", At: "/accounts", Expect: "tr[data-href]"),
        ],
    });

    [Fact]
    public async Task A_call_is_logged_from_a_page_that_has_no_account() => await IsClean(browser.SignedIn("/segments") with
    {
        Steps =
        [
            new(Keys: "l", Expect: "#why[open] #log-account:focus"),
            new(Type: "Pemberly He", Expect: "datalist#log-accounts option[value='Pemberly Health']"),
            new(Type: "alth", Expect: "#log-people input[name=contacts]"),
            new(TabTo: "#log-title"),
            new(Type: "From the list of segments"),
            new(TabTo: "#log-body"),
            new(Type: "They called while I looked at something else."),
            new(Keys: "Control+Enter", Expect: ".toast:has-text('Pemberly Health')", At: "/segments"),
        ],
    });

    [Fact]
    public async Task Logging_needs_no_script() =>
        await IsClean(browser.SignedIn("/segments") with { JavaScript = false, Click = "[data-log]", Steps = [new(Expect: "main #log-account")] });

    [Fact]
    public async Task A_focus_that_nobody_sees_is_noticed()
    {
        Assert.SkipWhen(Chromium.Missing is not null, Chromium.Missing ?? "");
        await using var bad = await BadPage.StartAsync();
        var look = await browser.Chromium.At(new PageRequest(bad.Url, "/") { Steps = [new(TabTo: "#never")], Patience = 1500 });
        look.Problems.ShouldContain(problem => problem.StartsWith("focus is not seen", StringComparison.Ordinal));
        look.Problems.ShouldContain(problem => problem.StartsWith("Tab does not come to", StringComparison.Ordinal));
    }

    private async Task IsClean(PageRequest request)
    {
        Assert.SkipWhen(Chromium.Missing is not null, Chromium.Missing ?? "");
        (await browser.Chromium.At(request)).Problems.ShouldBeEmpty();
    }
}
