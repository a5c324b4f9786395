using System.Net;

namespace Perennial.Tests.App.Access;

public sealed class SignInTests(PerennialHost host) : IClassFixture<PerennialHost>
{
    private static CancellationToken Now => TestContext.Current.CancellationToken;

    [Fact]
    public async Task A_page_leads_a_stranger_to_the_sign_in_page_and_back()
    {
        using var browser = host.Anonymous();
        (await browser.GetAsync("/", Now)).Headers.Location!.ToString().ShouldBe("/sign-in");
        var answer = await browser.PostForm("/sign-in?returnUrl=%2F%3Fa%3Db", "/sign-in", Right(("returnUrl", "/?a=b")));
        answer.StatusCode.ShouldBe(HttpStatusCode.Found);
        answer.Headers.Location!.ToString().ShouldBe("/?a=b");
        (await browser.GetAsync("/", Now)).StatusCode.ShouldBe(HttpStatusCode.OK);
    }

    private static Dictionary<string, string> Right(params (string Name, string Value)[] more)
    {
        var fields = new Dictionary<string, string>(StringComparer.Ordinal) { ["email"] = PerennialHost.OwnerEmail, ["password"] = PerennialHost.OwnerPassword };
        foreach (var (name, value) in more) fields[name] = value;
        return fields;
    }
}
