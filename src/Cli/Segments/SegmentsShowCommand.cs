using System.CommandLine;
using Perennial.Cli.Terminal;
using Perennial.Client;

namespace Perennial.Cli.Segments;

internal sealed class SegmentsShowCommand : ServerVerb
{
    private readonly Argument<string> _segment = new("segment") { Description = "Its name or number.", HelpName = "SEGMENT" };

    public SegmentsShowCommand() : base("show", "Shows one segment.")
    {
        Add(_segment);
        Examples = ["perennial segments show \"Key customers\"", "perennial segments show 3 --format json"];
    }

    protected override async Task<int> RunAsync(ParseResult parsed, PerennialClient server, Screen screen, CancellationToken cancellation)
    {
        var segment = await server.SegmentAsync(parsed.GetRequiredValue(_segment), cancellation);
        if (screen.Format == "json") await screen.WriteJsonAsync(segment, ContractJson.Default.SegmentSummary);
        else if (screen.Format == "csv") await screen.WriteAsync([segment], ContractJson.Default.IReadOnlyListSegmentSummary, SegmentColumns.All, "");
        else screen.WriteFacts([.. SegmentColumns.All.Select(c => (c.Name, c.Shown is null ? Cells.Exact(c.Value(segment)) : c.Shown(segment)))]);
        return ExitCode.Ok;
    }
}
