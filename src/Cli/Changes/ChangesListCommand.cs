using System.CommandLine;
using Perennial.Cli.Terminal;
using Perennial.Client;

namespace Perennial.Cli.Changes;

internal sealed class ChangesListCommand : ServerVerb
{
    private readonly Option<int?> _limit = new("--limit") { Description = "At most so many; 100 if not said.", HelpName = "N" };

    public ChangesListCommand() : base("list", "Lists changes, the latest first.")
    {
        Add(_limit);
        Examples = ["perennial changes list", "perennial changes list --limit 1000 --format csv"];
    }

    protected override async Task<int> RunAsync(ParseResult parsed, PerennialClient server, Screen screen, CancellationToken cancellation)
    {
        var changes = await server.ChangesAsync(cancellation).Take(parsed.GetValue(_limit) ?? 100).ToListAsync(cancellation);
        await screen.WriteAsync(changes, ContractJson.Default.IReadOnlyListChangeRow, Columns, "Nothing was changed by hand.");
        return ExitCode.Ok;
    }

    private static readonly Column<ChangeRow>[] Columns =
    [
        Column<ChangeRow>.Whole("id", c => c.Id), new("at", c => c.At), new("by", c => c.By), new("words", c => c.Words), Column<ChangeRow>.Whole("records", c => c.Records), new("undone_at", c => c.UndoneAt), new("undone_by", c => c.UndoneBy),
    ];
}
