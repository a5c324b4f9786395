using System.Text.RegularExpressions;

namespace Perennial.Tests;

/// <summary>What a person does with a page, over plain HTTP.</summary>
public static partial class Browsing
{
    /// <summary>Opens a page and sends a form of it, with the form's token.</summary>
    public static async Task<HttpResponseMessage> PostForm(this HttpClient browser, string page, string action, Dictionary<string, string> fields)
    {
        var token = await browser.FormToken(page);
        return await browser.PostAsync(action, new FormUrlEncodedContent(new Dictionary<string, string>(fields, StringComparer.Ordinal) { ["formToken"] = token }), TestContext.Current.CancellationToken);
    }

    public static async Task<string> FormToken(this HttpClient browser, string page)
    {
        var html = await browser.GetStringAsync(page, TestContext.Current.CancellationToken);
        var found = Token().Match(html);
        found.Success.ShouldBeTrue($"{page} has no form with a token");
        return found.Groups[1].Value;
    }

    /// <summary>A form that was taken: answered with a page, or with the way to one that is not the sign-in page.</summary>
    public static void EnsureSuccess(this HttpResponseMessage answer)
    {
        if (answer.StatusCode is not (System.Net.HttpStatusCode.Found or System.Net.HttpStatusCode.OK)) Assert.Fail($"The form was answered with {(int)answer.StatusCode}.");
        answer.Headers.Location?.ToString().ShouldNotStartWith("/sign-in");
    }

    [GeneratedRegex("name=\"formToken\" value=\"([^\"]+)\"")]
    private static partial Regex Token();
}
