using System.Net;
using Perennial.App.Access;

namespace Perennial.Tests.App.Views;

public sealed class SavedViewTests(PerennialHost host) : IClassFixture<PerennialHost>
{
    private static CancellationToken Now => TestContext.Current.CancellationToken;

    [Fact]
    public async Task A_view_is_saved_changed_renamed_moved_and_comes_back_when_it_was_deleted()
    {
        Perennial.Tests.App.Accounts.AccountSeed.Write(host);
        using var browser = await host.SignedIn();
        var saved = await browser.PostForm("/accounts?view=all", "/views", new() { ["list"] = "accounts", ["name"] = "Small ones", ["filter"] = "segment:smb", ["sort"] = "name", ["columns"] = "name,mrr" });
        var address = Uri.UnescapeDataString(saved.Headers.Location!.ToString());
        address.ShouldMatch("^/accounts\\?view=\\d+&filter=segment:smb&sort=name&col=name&col=mrr$");
        var id = address.Split('=', '&')[1];
        (await browser.GetStringAsync(address, Now)).ShouldContain("aria-current=\"page\">Small ones");
        (await browser.GetAsync($"/accounts?view={id}", Now)).Headers.Location!.ToString().ShouldContain("filter=");

        (await browser.PostForm(address, $"/views/{id}", new() { ["filter"] = "segment:enterprise", ["sort"] = "", ["columns"] = "" })).EnsureSuccess();
        (await browser.PostForm(address, $"/views/{id}/name", new() { ["name"] = "Large ones" })).EnsureSuccess();
        (await browser.PostForm(address, $"/views/{id}/move", new() { ["to"] = "left" })).EnsureSuccess();
        (await browser.PostForm(address, $"/views/{id}/first", [])).EnsureSuccess();
        Uri.UnescapeDataString((await browser.GetAsync("/accounts", Now)).Headers.Location!.ToString()).ShouldBe($"/accounts?view={id}&filter=segment:enterprise");

        (await browser.PostForm(address, $"/views/{id}/delete", [])).Headers.Location!.ToString().ShouldBe("/accounts?view=all");
        (await browser.GetAsync("/accounts", Now)).StatusCode.ShouldBe(HttpStatusCode.OK);
        (await browser.GetStringAsync("/accounts?view=all", Now)).ShouldNotContain(">Large ones<");
        (await browser.PostForm("/accounts?view=all", $"/views/{id}/restore", [])).EnsureSuccess();
        (await browser.GetStringAsync("/accounts?view=all", Now)).ShouldContain(">Large ones");
    }

    [Fact]
    public async Task A_view_of_one_person_is_nobody_else_s_and_a_filter_that_cannot_be_read_is_not_kept()
    {
        using var browser = await host.SignedIn();
        (await browser.PostForm("/settings/sign-in", "/views", new() { ["list"] = "accounts", ["name"] = "Broken", ["filter"] = "(segment:smb" })).StatusCode.ShouldBe(HttpStatusCode.BadRequest);
        (await browser.PostForm("/settings/sign-in", "/views", new() { ["list"] = "contacts", ["name"] = "Mine alone", ["filter"] = "role:champion" })).EnsureSuccess();
        await using var other = host.Workspace.OpenFor(Viewer.Everyone(999, "somebody else"));
        other.SavedViews.Count(v => v.Name == "Mine alone").ShouldBe(0);
        await using var system = host.Workspace.OpenFor(Viewer.Everyone(1, "owner"));
        system.SavedViews.Count(v => v.Name == "Mine alone").ShouldBe(1);
    }
}
