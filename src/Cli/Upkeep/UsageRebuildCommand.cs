using System.CommandLine;
using Perennial.Cli.Terminal;
using Perennial.Client;

namespace Perennial.Cli.Upkeep;

internal sealed class UsageRebuildCommand : ServerVerb
{
    public UsageRebuildCommand() : base("rebuild", "Makes the sums by day anew from single events, in the workspace's time zone.") => Examples = ["perennial usage rebuild", "perennial usage rebuild --format json"];

    protected override async Task<int> RunAsync(ParseResult parsed, PerennialClient server, Screen screen, CancellationToken cancellation)
    {
        await UsageCommand.WriteAsync(await server.RebuildUsageAsync(cancellation), screen);
        await screen.SayAsync("The sums by day are made anew.");
        return ExitCode.Ok;
    }
}
