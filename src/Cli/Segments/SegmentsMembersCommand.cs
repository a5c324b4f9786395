using System.CommandLine;
using Perennial.Cli.Accounts;
using Perennial.Cli.Terminal;
using Perennial.Client;

namespace Perennial.Cli.Segments;

internal sealed class SegmentsMembersCommand : ServerVerb
{
    private readonly Argument<string> _segment = new("segment") { Description = "Its name or number.", HelpName = "SEGMENT" };

    public SegmentsMembersCommand() : base("members", "Lists the accounts in a segment.")
    {
        Add(_segment);
        Examples = ["perennial segments members \"Key customers\"", "perennial segments members 3 --format csv > members.csv"];
    }

    protected override async Task<int> RunAsync(ParseResult parsed, PerennialClient server, Screen screen, CancellationToken cancellation)
    {
        var accounts = await server.SegmentMembersAsync(parsed.GetRequiredValue(_segment), cancellation).ToListAsync(cancellation);
        await screen.WriteAsync(accounts, ContractJson.Default.IReadOnlyListAccountSummary, AccountColumns.All, "No account is in this segment.");
        return ExitCode.Ok;
    }
}
