using System.Net;

namespace Perennial.Tests.App.Shell;

public sealed class ToastTests(PerennialHost host) : IClassFixture<PerennialHost>
{
    private const string Options = "/settings/options";

    private static CancellationToken Now => TestContext.Current.CancellationToken;

    [Fact]
    public async Task What_was_done_is_said_once_and_can_be_taken_back()
    {
        using var browser = await host.SignedIn();
        (await browser.PostForm(Options, Options, Choice("pause", "contraction"))).EnsureSuccess();

        var said = await browser.GetStringAsync(Options, Now);
        said.ShouldContain("pause is now contraction");
        said.ShouldContain("<input type=\"hidden\" name=\"value\" value=\"churn\" />", customMessage: "the way back");
        (await browser.GetStringAsync(Options, Now)).ShouldNotContain("pause is now contraction", customMessage: "said once");

        (await browser.PostForm(Options, Options, Choice("pause", "churn"))).EnsureSuccess();
        (await browser.GetStringAsync(Options, Now)).ShouldContain("pause is now churn");
    }

    [Fact]
    public async Task A_toast_that_this_server_did_not_write_is_not_shown()
    {
        using var browser = await host.SignedIn();
        using var request = new HttpRequestMessage(HttpMethod.Get, "/metrics");
        request.Headers.Add("Cookie", "perennial-toast=eyJUZXh0IjoiaGVsbG8ifQ");
        using var answer = await browser.SendAsync(request, Now);
        answer.StatusCode.ShouldBe(HttpStatusCode.OK);
        (await answer.Content.ReadAsStringAsync(Now)).ShouldNotContain("class=\"toast\"");
    }

    private static Dictionary<string, string> Choice(string name, string value) => new(StringComparer.Ordinal) { ["name"] = name, ["value"] = value };
}
