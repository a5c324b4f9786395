using System.Text.RegularExpressions;
using Perennial.App.Access;
using Perennial.Tests.App.Filters;

namespace Perennial.Tests.App.BulkEdits;

public sealed class BulkEditTests(FilteredBook book) : IClassFixture<FilteredBook>
{
    private static CancellationToken Now => TestContext.Current.CancellationToken;

    [Fact]
    public async Task All_that_fit_are_looked_at_then_changed_at_once_and_come_back_by_undo()
    {
        using var browser = await book.Host.SignedIn();
        var look = await browser.PostForm("/accounts?view=all", "/accounts/edit", new() { ["filter"] = "segment:smb", ["all"] = "yes", ["field"] = "add-tag", ["value"] = "Pilot", ["do"] = "look" });
        var page = await look.Content.ReadAsStringAsync(Now);
        page.ShouldContain("Edit 4 accounts");
        page.ShouldContain("2 would change");
        page.ShouldContain("2 already are so");
        (await book.Ids("tag:pilot")).ShouldBe("1 2 5", "looking changes nothing");

        var done = await browser.PostForm("/accounts?view=all", "/accounts/edit", new() { ["filter"] = "segment:smb", ["all"] = "yes", ["field"] = "add-tag", ["value"] = "Pilot", ["do"] = "apply" });
        done.Headers.Location!.ToString().ShouldStartWith("/accounts?filter=segment");
        (await book.Ids("tag:pilot")).ShouldBe("1 2 5 7 8");
        var undo = Regex.Match(await browser.GetStringAsync("/accounts?view=all", Now), "action=\"(/changes/\\d+/undo)\"").Groups[1].Value;
        (await browser.PostForm("/accounts?view=all", undo, new() { ["back"] = "/accounts" })).EnsureSuccess();
        (await book.Ids("tag:pilot")).ShouldBe("1 2 5");
    }

    [Fact]
    public async Task Several_words_at_once_are_several_tags_in_the_preview_as_in_what_is_written()
    {
        using var browser = await book.Host.SignedIn();
        var look = await browser.PostForm("/accounts?view=all", "/accounts/edit", new() { ["filter"] = "F-3", ["all"] = "yes", ["field"] = "add-tag", ["value"] = "north; early", ["do"] = "look" });
        var page = await look.Content.ReadAsStringAsync(Now);
        page.ShouldContain("north");
        page.ShouldNotContain("north; early<", Case.Sensitive);
        (await browser.PostForm("/accounts?view=all", "/accounts/edit", new() { ["filter"] = "F-3", ["all"] = "yes", ["field"] = "add-tag", ["value"] = "north; early", ["do"] = "apply" })).EnsureSuccess();
        (await book.Ids("tag:north tag:early")).ShouldBe("3");
    }

    [Fact]
    public async Task Rows_that_were_selected_get_an_owner_and_no_other_row_does()
    {
        using var browser = await book.Host.SignedIn();
        await using var db = book.Host.Workspace.OpenFor(Viewer.System);
        var ids = string.Join(',', db.Accounts.Where(a => a.ExternalId == "F-9" || a.ExternalId == "F-4").Select(a => a.Id).ToList().Select(id => id.Value));
        var wrong = await browser.PostForm("/accounts?view=all", "/accounts/edit", new() { ["filter"] = "", ["id"] = ids, ["field"] = "owner", ["value"] = "nobody", ["do"] = "apply" });
        (await wrong.Content.ReadAsStringAsync(Now)).ShouldContain("is no mail address");
        (await browser.PostForm("/accounts?view=all", "/accounts/edit", new() { ["filter"] = "", ["id"] = ids, ["field"] = "owner", ["value"] = "new@x.example", ["do"] = "apply" })).EnsureSuccess();
        (await book.Ids("owner:new@x.example")).ShouldBe("4 9");
    }
}
