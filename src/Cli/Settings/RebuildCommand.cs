using System.CommandLine;
using Perennial.Cli.Terminal;
using Perennial.Client;

namespace Perennial.Cli.Settings;

internal sealed class RebuildCommand : ServerVerb
{
    public RebuildCommand() : base("rebuild", "Makes the current accounts and contacts again from everything that was recorded.") =>
        Examples = ["perennial rebuild", "perennial rebuild --data ./data"];

    protected override async Task<int> RunAsync(ParseResult parsed, PerennialClient server, Screen screen, CancellationToken cancellation)
    {
        await server.RebuildProjectionsAsync(cancellation);
        await screen.SayAsync("Rebuilt from the facts.");
        return ExitCode.Ok;
    }
}
