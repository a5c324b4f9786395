using System.Net;
using System.Text.RegularExpressions;

namespace Perennial.Tests.App.Import.Pages;

public sealed class ImportPagesTests
{
    private static CancellationToken Now => TestContext.Current.CancellationToken;

    [Fact]
    public async Task A_file_goes_from_its_columns_over_a_check_to_its_result_and_back()
    {
        await using var host = new PerennialHost { RealClock = TimeProvider.System };
        await host.InitializeAsync();
        using var browser = await host.SignedIn();
        (await browser.GetStringAsync("/imports", Now)).ShouldContain("Nothing imported yet");

        var page = await Send(browser, "accounts", "accounts.csv", "Account ID,Title,segment\nA-1,Acme,SMB\nA-2,Bolt,Enterprise\n");
        page.ShouldBe("/imports/1");
        var mapping = await browser.GetStringAsync(page, Now);
        mapping.ShouldContain("<option value=\"Account ID\" selected");
        mapping.ShouldContain("Enterprise");

        using (var look = new HttpRequestMessage(HttpMethod.Post, "/imports/1/preview") { Headers = { { "HX-Request", "true" } }, Content = Mapping(await browser.FormToken(page), ("column.account_id", "Account ID"), ("column.name", "Title")) })
        {
            var preview = await (await browser.SendAsync(look, Now)).Content.ReadAsStringAsync(Now);
            preview.ShouldStartWith("<div id=\"preview\"");
            preview.ShouldContain("<td>Acme</td>");
        }

        await Post(browser, "/imports/1/run", ("dryRun", "true"), ("mapping", "1"), ("column.account_id", "Account ID"), ("column.name", "Title"), ("column.segment", "segment"));
        (await Ended(browser)).ShouldContain("Import for real");
        (await browser.GetStringAsync("/accounts", Now)).ShouldNotContain("Acme", Case.Sensitive);

        await Post(browser, "/imports/1/run");
        (await Ended(browser)).ShouldContain("Take it back");
        (await browser.GetStringAsync("/accounts", Now)).ShouldContain("Acme");

        await Post(browser, "/imports/1/undo");
        (await browser.GetStringAsync("/imports/1", Now)).ShouldContain("Taken back on");
        (await browser.GetStringAsync("/accounts", Now)).ShouldNotContain("Acme", Case.Sensitive);
    }

    [Fact]
    public async Task A_bad_row_is_shown_with_line_field_and_reason_before_and_after()
    {
        await using var host = new PerennialHost { RealClock = TimeProvider.System };
        await host.InitializeAsync();
        using var browser = await host.SignedIn();
        var page = await Send(browser, "fx-rates", "rates.csv", "date;base;quote;rate\n2024-01-01;EUR;USD;1.10\n2024-01-02;EUR;USD;much\n");
        var preview = await browser.GetStringAsync(page, Now);
        preview.ShouldContain("semicolon between columns");
        Regex.IsMatch(preview, "class=\"bad\"[^>]*><strong>much</strong>").ShouldBeTrue();
        await Post(browser, page + "/run");
        var result = await Ended(browser);
        result.ShouldContain("Refused rows");
        result.ShouldContain("<td class=\"num faint\">3</td>");
        (await browser.GetStringAsync("/api/v1/imports/1/errors.csv", Now)).ShouldContain("3,rate,much,");
    }

    [Fact]
    public async Task A_file_that_cannot_be_read_says_why_and_nothing_stays()
    {
        await using var host = await PerennialHost.StartAsync();
        using var browser = await host.SignedIn();
        using var answer = await Upload(browser, "accounts", "accounts.csv", "account_id,name\n");
        answer.StatusCode.ShouldBe(HttpStatusCode.UnprocessableEntity);
        (await answer.Content.ReadAsStringAsync(Now)).ShouldContain("no rows");
        (await browser.GetStringAsync("/imports", Now)).ShouldContain("Nothing imported yet");
    }

    [Fact]
    public async Task A_mapping_file_is_taken_by_the_page_with_what_no_form_field_asks_for()
    {
        await using var host = await PerennialHost.StartAsync();
        using var browser = await host.SignedIn();
        const string Text = "kind: accounts\ncolumns:\n  account_id: { column: Kunde }\n  segment: { column: Art, map: { g: Enterprise } }\nclaims:\n  churned: Weg\n";
        var page = await Send(browser, "accounts", "kunden.csv", "Kunde,Art,Weg\nK1,g,ja\n", Text);
        (await browser.GetStringAsync(page, Now)).ShouldContain("<td>Enterprise</td>");
        using var wrong = await Upload(browser, "accounts", "kunden.csv", "Kunde\nK1\n", "columns: [");
        wrong.StatusCode.ShouldBe(HttpStatusCode.UnprocessableEntity);
        (await wrong.Content.ReadAsStringAsync(Now)).ShouldContain("The mapping text");
    }

    private static async Task<string> Send(HttpClient browser, string kind, string name, string text, string? mapping = null)
    {
        using var answer = await Upload(browser, kind, name, text, mapping);
        answer.StatusCode.ShouldBe(HttpStatusCode.Found);
        return answer.Headers.Location!.ToString();
    }

    private static async Task<HttpResponseMessage> Upload(HttpClient browser, string kind, string name, string text, string? mapping = null) => await browser.PostAsync("/imports/new", new MultipartFormDataContent
    {
        { new StringContent(await browser.FormToken("/imports/new")), "formToken" }, { new StringContent(kind), "kind" }, { new StringContent(mapping ?? ""), "mappingText" }, { new StringContent(text), "file", name },
    }, Now);

    private static async Task Post(HttpClient browser, string path, params (string Name, string Value)[] fields) =>
        (await browser.PostAsync(path, Mapping(await browser.FormToken("/imports/new"), fields), Now)).StatusCode.ShouldBe(HttpStatusCode.Found);

    private static FormUrlEncodedContent Mapping(string token, params (string Name, string Value)[] fields) =>
        new(fields.Append(("formToken", token)).ToDictionary(f => f.Item1, f => f.Item2, StringComparer.Ordinal));

    private static async Task<string> Ended(HttpClient browser)
    {
        for (var tries = 0; ; tries++)
        {
            var page = await browser.GetStringAsync("/imports/1", Now);
            if (!page.Contains("id=\"progress\"", StringComparison.Ordinal)) return page;
            tries.ShouldBeLessThan(600);
            await Task.Delay(100, Now);
        }
    }
}
