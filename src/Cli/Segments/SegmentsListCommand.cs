using System.CommandLine;
using Perennial.Cli.Terminal;
using Perennial.Client;

namespace Perennial.Cli.Segments;

internal sealed class SegmentsListCommand : ServerVerb
{
    public SegmentsListCommand() : base("list", "Lists segments with their size.") => Examples = ["perennial segments list", "perennial segments list --format json"];

    protected override async Task<int> RunAsync(ParseResult parsed, PerennialClient server, Screen screen, CancellationToken cancellation)
    {
        await screen.WriteAsync(await server.SegmentsAsync(cancellation), ContractJson.Default.IReadOnlyListSegmentSummary, SegmentColumns.All, "No segment has been defined.");
        return ExitCode.Ok;
    }
}
