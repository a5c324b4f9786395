using System.CommandLine;
using Perennial.Cli.Terminal;
using Perennial.Client;

namespace Perennial.Cli.Audit;

internal sealed class AuditListCommand : ServerVerb
{
    private readonly Option<string?> _kind = new("--kind") { Description = "Only of this kind of thing, as account, person, option.", HelpName = "KIND" };
    private readonly Option<string?> _subject = new("--subject") { Description = "Only of one thing, as account:A-100.", HelpName = "SUBJECT" };
    private readonly Option<int?> _limit = new("--limit") { Description = "At most so many; 100 if not said.", HelpName = "N" };

    public AuditListCommand() : base("list", "Lists what was done, the latest first.")
    {
        foreach (var option in new Option[] { _kind, _subject, _limit }) Add(option);
        Examples = ["perennial audit list --subject account:A-100", "perennial audit list --kind person --format csv"];
    }

    protected override async Task<int> RunAsync(ParseResult parsed, PerennialClient server, Screen screen, CancellationToken cancellation)
    {
        var rows = await server.AuditAsync(parsed.GetValue(_kind), parsed.GetValue(_subject), cancellation).Take(parsed.GetValue(_limit) ?? 100).ToListAsync(cancellation);
        await screen.WriteAsync(rows, ContractJson.Default.IReadOnlyListAuditRow, Columns, "Nothing was done.");
        return ExitCode.Ok;
    }

    private static readonly Column<AuditRow>[] Columns =
    [
        Column<AuditRow>.Whole("seq", r => r.Seq), new("at", r => r.At), new("actor", r => r.Actor), new("verb", r => r.Verb), new("subject", r => r.Subject), new("name", r => r.Name), new("details", r => r.Details),
    ];
}
