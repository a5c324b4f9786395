using System.Diagnostics;
using Microsoft.Extensions.DependencyInjection;
using Perennial.App.Access;
using Perennial.App.Events;
using Perennial.Usage;
using Perennial.Usage.Store;

namespace Perennial.Tests.Clients;

/// <summary>Programs of others, unmodified, against our server.</summary>
public sealed class ClientTests : IAsyncLifetime
{
    private readonly PerennialHost _host = new();

    private static CancellationToken Now => TestContext.Current.CancellationToken;

    public async ValueTask InitializeAsync() => await _host.InitializeAsync();

    public async ValueTask DisposeAsync() => await _host.DisposeAsync();

    [Theory]
    [InlineData("segment")]
    [InlineData("rudder")]
    public async Task Every_event_of_the_client_is_stored_once(string client)
    {
        const int Sent = 1500;
        var (_, key) = await _host.Services.GetRequiredService<WriteKeys>().MakeAsync(client, Viewer.System, Now);
        var (code, output) = await Send(client, key, Sent);
        code.ShouldBe(0, output);
        output.ShouldContain("delivered");
        var store = _host.Services.GetRequiredService<EventStore>();
        await store.UntilFedAsync(Now);
        (await Numbers(store, "select count(*), count(distinct person) from events")).ShouldBe((Sent, 50));
        (await Numbers(store, "select count(*), count(distinct number) from traits where of_group = 0")).ShouldBe((1, 1));
        (await Numbers(store, "select count(*), 0 from events where properties like '%größe 😀%'")).ShouldBe((Sent, 0));
    }

    private static async Task<(long, long)> Numbers(EventStore store, string sql) =>
        (await store.Engine.AskAsync(new UsageAsk(sql, UsageAsk.NoValues), row => (row.Long(0), row.Long(1)), Now)).Single();

    private async Task<(int Code, string Output)> Send(string client, string key, int count)
    {
        var start = new ProcessStartInfo("node") { WorkingDirectory = Repository.At("tests/Clients"), RedirectStandardOutput = true, RedirectStandardError = true, UseShellExecute = false };
        foreach (var argument in (string[])["send.mjs", client, _host.Url.ToString().TrimEnd('/'), key, count.ToString(System.Globalization.CultureInfo.InvariantCulture)]) start.ArgumentList.Add(argument);
        using var node = Process.Start(start)!;
        var (output, error) = (node.StandardOutput.ReadToEndAsync(Now), node.StandardError.ReadToEndAsync(Now));
        await node.WaitForExitAsync(Now);
        return (node.ExitCode, await output + await error);
    }
}
