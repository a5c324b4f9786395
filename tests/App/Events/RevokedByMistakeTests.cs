using System.Net;
using System.Net.Http.Headers;
using System.Net.Http.Json;
using System.Text;
using Perennial.Client;
using Perennial.Tests.App.Access;
using Perennial.Tests.App.Import;

namespace Perennial.Tests.App.Events;

/// <summary>A click that takes something away can be taken back: keys with the same secret, features as they were.</summary>
public sealed class RevokedByMistakeTests : IAsyncLifetime
{
    private const string Keys = "/settings/write-keys";
    private readonly PerennialHost _host = new();

    private static CancellationToken Now => TestContext.Current.CancellationToken;

    public async ValueTask InitializeAsync() => await _host.InitializeAsync();

    public async ValueTask DisposeAsync() => await _host.DisposeAsync();

    [Fact]
    public async Task A_revoked_key_comes_back_with_its_secret_for_a_short_time_and_no_better_than_it_was()
    {
        using var client = _host.Client();
        var made = await client.MakeWriteKeyAsync(new NewWriteKey("web app"), Now);
        using var browser = await _host.SignedIn();
        await Revoke(browser, made.WriteKey.Id);
        (await Sent(made.Key)).ShouldBe(HttpStatusCode.Unauthorized);
        var page = await browser.GetStringAsync(Keys, Now);
        page.ShouldContain($"action=\"{Keys}/{made.WriteKey.Id}/reinstate\"");
        page.ShouldContain("Undo");
        await Reinstate(browser, made.WriteKey.Id, null);
        (await Sent(made.Key)).ShouldBe(HttpStatusCode.OK);
        await Revoke(browser, made.WriteKey.Id);
        await Reinstate(browser, made.WriteKey.Id, _host.Clock.GetUtcNow().AddHours(1));
        (await Sent(made.Key)).ShouldBe(HttpStatusCode.OK, "a rotated key is good again until it would have ended");
        _host.Clock.Advance(TimeSpan.FromHours(2));
        (await Sent(made.Key)).ShouldBe(HttpStatusCode.Unauthorized);
        await Reinstate(browser, made.WriteKey.Id, null);
        (await Sent(made.Key)).ShouldBe(HttpStatusCode.Unauthorized, "that is no slip of a moment ago");
    }

    [Fact]
    public async Task A_deleted_feature_comes_back_as_it_was()
    {
        using var api = _host.Api();
        var made = await (await api.PostAsJsonAsync("/api/v1/features", new NewFeature("Reports", ["Report opened", "Export made"]), ApiJson.Options, Now)).Content.ReadFromJsonAsync<ProductFeature>(ApiJson.Options, Now);
        using var browser = await _host.SignedIn();
        var deleted = await browser.PostForm($"/features/{made!.Id}/edit", $"/features/{made.Id}/delete", []);
        deleted.StatusCode.ShouldBe(HttpStatusCode.Redirect);
        (await browser.GetStringAsync("/features", Now)).ShouldContain($"action=\"/features/{made.Id}/restore\"");
        (await browser.PostForm("/features", $"/features/{made.Id}/restore", [])).StatusCode.ShouldBe(HttpStatusCode.Redirect);
        var back = (await api.GetFromJsonAsync<ProductFeature[]>("/api/v1/features", ApiJson.Options, Now))!.Single();
        (back.Id, back.Name, string.Join(',', back.Events)).ShouldBe((made.Id, "Reports", "Report opened,Export made"));
    }

    private static async Task Revoke(HttpClient browser, long id) => (await browser.PostForm(Keys, $"{Keys}/{id}/revoke", [])).StatusCode.ShouldBe(HttpStatusCode.Redirect);

    private static async Task Reinstate(HttpClient browser, long id, DateTimeOffset? until) =>
        (await browser.PostForm(Keys, $"{Keys}/{id}/reinstate", until is { } end ? new() { ["until"] = end.ToString("O") } : [])).StatusCode.ShouldBe(HttpStatusCode.Redirect);

    private async Task<HttpStatusCode> Sent(string key)
    {
        using var sender = new HttpClient { BaseAddress = _host.Url };
        sender.DefaultRequestHeaders.Authorization = new AuthenticationHeaderValue("Basic", Convert.ToBase64String(Encoding.UTF8.GetBytes(key + ":")));
        return (await sender.PostAsync("/v1/track", new StringContent("""{"userId":"u","event":"x"}""", Encoding.UTF8, "application/json"), Now)).StatusCode;
    }
}
