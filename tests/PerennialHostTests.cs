using System.Net;
using System.Text.RegularExpressions;
using Perennial.App.Database;

namespace Perennial.Tests;

public sealed partial class PerennialHostTests(PerennialHost host) : IClassFixture<PerennialHost>
{
    [Fact]
    public async Task The_server_says_that_it_is_well()
    {
        using var client = host.Anonymous();
        (await client.GetStringAsync("/healthz", TestContext.Current.CancellationToken)).ShouldBe("ok\n");
    }

    [Fact]
    public async Task A_page_s_style_sheet_and_script_are_served_under_their_fingerprint()
    {
        using var client = await host.SignedIn();
        var page = await client.GetStringAsync("/", TestContext.Current.CancellationToken);
        var assets = Asset().Matches(page).Select(match => match.Groups[1].Value).ToList();
        assets.Count.ShouldBeGreaterThanOrEqualTo(2);
        foreach (var asset in assets)
        {
            var answer = await client.GetAsync("/" + asset, TestContext.Current.CancellationToken);
            answer.StatusCode.ShouldBe(HttpStatusCode.OK, asset);
            answer.Headers.CacheControl!.ToString().ShouldContain("immutable");
        }
    }

    [Fact]
    public void A_second_server_on_the_directory_is_refused_by_the_holder_s_name() =>
        Should.Throw<DataDirectoryHeldException>(() => Workspace.Open(host.DataDirectory, "second", TimeProvider.System))
            .Message.ShouldContain($"process {Environment.ProcessId}");

    [Fact]
    public async Task A_stopped_server_leaves_its_directory_to_the_next()
    {
        await using var own = await PerennialHost.StartAsync();
        await own.Restart();
        using var client = own.Anonymous();
        (await client.GetStringAsync("/healthz", TestContext.Current.CancellationToken)).ShouldBe("ok\n");
    }

    [GeneratedRegex("(?:href|src)=\"/?(dist/[^\"]+)\"")]
    private static partial Regex Asset();
}
