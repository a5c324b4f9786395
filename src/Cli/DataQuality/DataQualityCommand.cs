using System.CommandLine;
using System.Globalization;
using Perennial.Cli.Terminal;
using Perennial.Client;

namespace Perennial.Cli.DataQuality;

internal sealed class DataQualityCommand : ServerVerb
{
    public DataQualityCommand() : base("data-quality", "Shows what contradicts what in the data, instead of averaging it away.")
    {
        Add(new DataQualityRowsCommand());
        Examples = ["perennial data-quality", "perennial data-quality --format json"];
    }

    protected override async Task<int> RunAsync(ParseResult parsed, PerennialClient server, Screen screen, CancellationToken cancellation)
    {
        var summary = await server.DataQualityAsync(cancellation);
        if (screen.Format == "json")
        {
            await screen.WriteJsonAsync(summary, ContractJson.Default.DataQualitySummary);
            return ExitCode.Ok;
        }

        await screen.WriteAsync(summary.Checks, ContractJson.Default.IReadOnlyListDataQualityCheck, Columns, "There is no check.");
        await screen.SayAsync($"{Cells.Whole(summary.Accounts)} accounts and {Cells.Whole(summary.Lines)} line versions as of {Cells.Exact(summary.AsOf)}. The rows of one: perennial data-quality rows ID");
        return ExitCode.Ok;
    }

    private static readonly Column<DataQualityCheck>[] Columns =
    [
        new("id", c => c.Id),
        new("severity", c => c.Severity),
        new("count", c => c.Count, c => c is { NeedsClaim: not null, IsBound: false } ? "not asked" : c.Count.ToString("#,##0", CultureInfo.InvariantCulture)) { Right = true },
        new("out_of", c => c.OutOf, c => $"{Cells.Whole(c.OutOf)} {c.Of}"),
        new("share", c => c.Share, c => Cells.Percent(c.Share)) { Right = true },
        new("title", c => c.Title),
        new("meanwhile", c => c.Meanwhile) { OnlyCsv = true },
        new("needs_claim", c => c.NeedsClaim) { OnlyCsv = true },
        new("is_bound", c => c.IsBound) { OnlyCsv = true },
    ];
}
