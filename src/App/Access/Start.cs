using Microsoft.AspNetCore.Hosting.Server;
using Microsoft.AspNetCore.Hosting.Server.Features;
using Microsoft.Extensions.Hosting;
using Perennial.App.Database;

namespace Perennial.App.Access;

/// <summary>What is done at the door when a server starts: the owner and the local token before it opens, its address and the set-up code once it is open.</summary>
internal sealed class Start(ServerOptions options, Workspace workspace, IServer server, FirstOwner owner, SetupCode code, LocalToken token) : IHostedLifecycleService
{
    public const string UrlFile = "server.url";

    public async Task StartingAsync(CancellationToken cancellationToken)
    {
        if (Asked() is var (name, email, password) && await owner.IsNeededAsync(cancellationToken))
        {
            var (_, problems) = await owner.MakeAsync(name, email, password, cancellationToken);
            if (problems.Count > 0) throw new OwnerRefusedException(email, problems);
        }
        await token.EnsureAsync(cancellationToken);
    }

    public async Task StartedAsync(CancellationToken cancellationToken)
    {
        if (server.Features.Get<IServerAddressesFeature>()?.Addresses.FirstOrDefault() is not { } bound) return;
        var url = Reachable(bound);
        await File.WriteAllTextAsync(workspace.Directory.In(UrlFile), url + "\n", cancellationToken);
        if (await owner.IsNeededAsync(cancellationToken)) await options.Out.WriteLineAsync($"Nobody can sign in yet. Open {url}/setup?code={code.Text}");
    }

    public Task StartAsync(CancellationToken cancellationToken) => Task.CompletedTask;

    public Task StopAsync(CancellationToken cancellationToken) => Task.CompletedTask;

    public Task StoppingAsync(CancellationToken cancellationToken)
    {
        File.Delete(workspace.Directory.In(UrlFile));
        return Task.CompletedTask;
    }

    public Task StoppedAsync(CancellationToken cancellationToken) => Task.CompletedTask;

    private (string Name, string Email, string Password)? Asked() => options switch
    {
        { OwnerEmail: { Length: > 0 } email } => (email.Split('@')[0], email, options.OwnerPassword ?? ""),
        { Demo: true } => (DemoSignIn.Name, DemoSignIn.Email, DemoSignIn.Password),
        _ => null,
    };

    /// <summary>A server that listens on every address is reached on this machine by the loopback one.</summary>
    private static string Reachable(string bound) =>
        bound.Replace("//[::]", "//127.0.0.1", StringComparison.Ordinal)
            .Replace("//0.0.0.0", "//127.0.0.1", StringComparison.Ordinal)
            .Replace("//*", "//127.0.0.1", StringComparison.Ordinal)
            .Replace("//+", "//127.0.0.1", StringComparison.Ordinal)
            .TrimEnd('/');
}
