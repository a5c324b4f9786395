using System.CommandLine;
using Perennial.Cli.Terminal;
using Perennial.Client;

namespace Perennial.Cli.DataQuality;

internal sealed class DataQualityRowsCommand : ServerVerb
{
    private readonly Argument<string> _check = new("check") { Description = "The check, by its id in data-quality.", HelpName = "ID" };

    public DataQualityRowsCommand() : base("rows", "Lists the rows of one check: what is said, and what is said instead.")
    {
        Add(_check);
        Examples = ["perennial data-quality rows churned-still-paying", "perennial data-quality rows churned-still-paying --format csv > rows.csv"];
    }

    protected override async Task<int> RunAsync(ParseResult parsed, PerennialClient server, Screen screen, CancellationToken cancellation)
    {
        var check = parsed.GetRequiredValue(_check);
        if (screen.Format == "csv")
        {
            await using var csv = await server.DataQualityRowsCsvAsync(check, cancellation);
            await screen.CopyAsync(csv, cancellation);
            return ExitCode.Ok;
        }

        var rows = await server.DataQualityRowsAsync(check, cancellation).ToListAsync(cancellation);
        await screen.WriteAsync(rows, ContractJson.Default.IReadOnlyListDataQualityRow, Columns, "Nothing contradicts here.");
        return ExitCode.Ok;
    }

    private static readonly Column<DataQualityRow>[] Columns =
    [
        new("account_id", r => r.AccountId), new("account", r => r.AccountName), new("line", r => r.LineId), new("start", r => r.Start), new("end", r => r.End), new("says", r => r.Says), new("instead", r => r.Instead),
    ];
}
