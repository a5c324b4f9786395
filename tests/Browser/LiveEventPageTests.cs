using System.Globalization;
using System.Net.Http.Headers;
using System.Text;
using Microsoft.Extensions.DependencyInjection;
using Perennial.App.Access;
using Perennial.App.Events;

namespace Perennial.Tests.Browser;

/// <summary>The page of live events goes on by itself and leaves the reader where they are.</summary>
[Collection(BrowserCollection.Name)]
public sealed class LiveEventPageTests(BrowserHost browser)
{
    private static CancellationToken Now => TestContext.Current.CancellationToken;

    [Fact]
    public async Task What_comes_is_put_on_top_and_what_is_open_and_in_focus_stays_so()
    {
        Assert.SkipWhen(Chromium.Missing is not null, Chromium.Missing ?? "");
        var (_, key) = await browser.Demo.Services.GetRequiredService<WriteKeys>().MakeAsync("browser test", Viewer.System, Now);
        using var sender = browser.Demo.Anonymous();
        sender.DefaultRequestHeaders.Authorization = new AuthenticationHeaderValue("Basic", Convert.ToBase64String(Encoding.UTF8.GetBytes(key + ":")));
        await Send(sender, "held");
        var item = string.Create(CultureInfo.InvariantCulture, $"#live-{browser.Demo.Services.GetRequiredService<LiveEvents>().Last(1)[0].Number}");
        using var over = CancellationTokenSource.CreateLinkedTokenSource(Now);
        var ticking = Task.Run(async () =>
        {
            for (var tick = 1; !over.IsCancellationRequested; tick++)
            {
                await Task.Delay(1000, CancellationToken.None);
                await Send(sender, string.Create(CultureInfo.InvariantCulture, $"tick {tick}"));
            }
        }, Now);
        var look = await browser.Chromium.At(browser.SignedIn("/events") with
        {
            Steps =
            [
                new(TabTo: item + " summary"),
                new(Keys: "Enter", Expect: item + " details[open]"),
                new(Expect: $".live-item:has-text('tick') ~ .live-item:has-text('tick') ~ .live-item:has-text('tick') ~ {item}"),
                new(Expect: item + " details[open] > summary:focus"),
            ],
        });
        await over.CancelAsync();
        await ticking;
        look.Problems.ShouldBeEmpty();
    }

    [Fact]
    public async Task Who_pauses_is_told_how_many_wait_and_goes_on_with_them()
    {
        Assert.SkipWhen(Chromium.Missing is not null, Chromium.Missing ?? "");
        var (_, key) = await browser.Demo.Services.GetRequiredService<WriteKeys>().MakeAsync("pause test", Viewer.System, Now);
        using var sender = browser.Demo.Anonymous();
        sender.DefaultRequestHeaders.Authorization = new AuthenticationHeaderValue("Basic", Convert.ToBase64String(Encoding.UTF8.GetBytes(key + ":")));
        await Send(sender, "before the pause");
        using var over = CancellationTokenSource.CreateLinkedTokenSource(Now);
        var ticking = Task.Run(async () =>
        {
            while (!over.IsCancellationRequested)
            {
                await Task.Delay(700, CancellationToken.None);
                await Send(sender, "waiting one");
            }
        }, Now);
        var look = await browser.Chromium.At(browser.SignedIn("/events?q=waiting") with
        {
            Steps =
            [
                new(TabTo: "#live-pause"),
                new(Keys: "Enter", Expect: "#live-pause[aria-pressed='true']:has-text('Go on')"),
                new(Expect: "#live-pause:has-text('wait)')"),
                new(Keys: "Enter", Expect: "#live-pause[aria-pressed='false']:has-text('Pause')"),
                new(Expect: ".live-item:has-text('waiting one') ~ .live-item:has-text('waiting one')"),
            ],
        });
        await over.CancelAsync();
        await ticking;
        look.Problems.ShouldBeEmpty();
    }

    private static async Task Send(HttpClient sender, string name) =>
        (await sender.PostAsync("/v1/track", new StringContent($"{{\"userId\":\"u\",\"event\":\"{name}\"}}", Encoding.UTF8, "application/json"), Now)).EnsureSuccessStatusCode();
}
