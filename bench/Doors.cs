using System.Net;
using System.Text.RegularExpressions;

namespace Perennial.Bench;

/// <summary>The way in for a person with a password.</summary>
internal static partial class Doors
{
    public const string Email = "owner@bench.example", Password = "seven quiet rivers";

    /// <returns>The header of a signed-in browser.</returns>
    public static async Task<string> SignInAsync(Uri url)
    {
        var cookies = new CookieContainer();
        using var browser = new HttpClient(new SocketsHttpHandler { CookieContainer = cookies, AllowAutoRedirect = false }) { BaseAddress = url };
        var form = Token().Match(await browser.GetStringAsync("/sign-in")).Groups["token"].Value;
        var answer = await browser.PostAsync("/sign-in", new FormUrlEncodedContent(new Dictionary<string, string>(StringComparer.Ordinal) { ["email"] = Email, ["password"] = Password, ["formToken"] = form }));
        if (answer.StatusCode != HttpStatusCode.Found) throw new InvalidOperationException($"The sign-in was answered with {(int)answer.StatusCode}.");
        return cookies.GetCookieHeader(url);
    }

    [GeneratedRegex("name=\"formToken\" value=\"(?<token>[^\"]+)\"", RegexOptions.ExplicitCapture, 1000)]
    private static partial Regex Token();
}
