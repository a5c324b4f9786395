using System.CommandLine;
using Perennial.Cli.Servers;
using Perennial.Cli.Terminal;
using Perennial.Client;

namespace Perennial.Cli;

/// <summary>A command that asks a server.</summary>
internal abstract class ServerVerb : Verb
{
    protected ServerVerb(string name, string description) : base(name, description) => SetAction(ConnectAsync);

    protected abstract Task<int> RunAsync(ParseResult parsed, PerennialClient server, Screen screen, CancellationToken cancellation);

    private async Task<int> ConnectAsync(ParseResult parsed, CancellationToken cancellation)
    {
        using var server = ServerChoice.Of(parsed).Connect();
        return await RunAsync(parsed, server, new Screen(parsed), cancellation);
    }
}
