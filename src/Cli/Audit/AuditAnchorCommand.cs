using System.CommandLine;
using Perennial.Cli.Terminal;
using Perennial.Client;

namespace Perennial.Cli.Audit;

internal sealed class AuditAnchorCommand : ServerVerb
{
    private readonly Argument<FileInfo> _file = new("FILE") { Description = "Where the chain's end is added, best on another machine's disk." };

    public AuditAnchorCommand() : base("anchor", "Adds where the audit chain ends to a file outside. 'audit verify --anchor' then finds a chain that was made anew.")
    {
        Add(_file);
        Examples = ["perennial audit anchor /mnt/elsewhere/perennial.audit", "perennial audit anchor ends.jsonl --data ./data"];
    }

    protected override async Task<int> RunAsync(ParseResult parsed, PerennialClient server, Screen screen, CancellationToken cancellation)
    {
        var end = await server.AuditEndAsync(cancellation);
        await AuditAnchors.AddAsync(parsed.GetRequiredValue(_file), end, cancellation);
        await screen.SayAsync($"Row {Cells.Whole(end.Seq)} with {end.Hash[..16]}… is kept.");
        return ExitCode.Ok;
    }
}
