using System.CommandLine;
using Perennial.Cli.Terminal;
using Perennial.Client;

namespace Perennial.Cli.Audit;

internal sealed class AuditVerifyCommand : ServerVerb
{
    private readonly Option<FileInfo?> _anchor = new("--anchor") { Description = "A file of ends that 'audit anchor' kept: the chain must go through each.", HelpName = "FILE" };

    public AuditVerifyCommand() : base("verify", "Reads the whole audit chain and names each row that was edited, deleted, moved or cut off. Exit code 3 when there is one.")
    {
        Add(_anchor);
        Examples = ["perennial audit verify", "perennial audit verify --anchor /mnt/elsewhere/perennial.audit"];
    }

    protected override async Task<int> RunAsync(ParseResult parsed, PerennialClient server, Screen screen, CancellationToken cancellation)
    {
        var anchors = parsed.GetValue(_anchor) is { } file ? await AuditAnchors.ReadAsync(file, cancellation) : [];
        var check = await server.VerifyAuditAsync(anchors, cancellation);
        foreach (var problem in check.Problems) await screen.Out.WriteLineAsync(problem);
        await screen.SayAsync(check.Problems.Count == 0
            ? $"{Cells.Whole(check.Rows)} rows, each following the one before it{(anchors.Count > 0 ? $", through {Cells.Whole(anchors.Count)} {(anchors.Count == 1 ? "anchor" : "anchors")}" : "")}."
            : $"The audit chain was tampered with: {Cells.Whole(check.Problems.Count)} {(check.Problems.Count == 1 ? "place" : "places")} in {Cells.Whole(check.Rows)} rows.");
        return check.Problems.Count == 0 ? ExitCode.Ok : ExitCode.SomeRefused;
    }
}
