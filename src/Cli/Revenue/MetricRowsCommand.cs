using System.CommandLine;
using Perennial.Cli.Terminal;
using Perennial.Client;

namespace Perennial.Cli.Revenue;

internal sealed class MetricRowsCommand : ServerVerb
{
    private readonly Argument<string> _id = new("id") { Description = "The metric.", HelpName = "ID" };
    private readonly FigureOptions _figures;

    public MetricRowsCommand() : base("rows", "Lists the accounts behind a figure with their shares of it.")
    {
        _id.CompletionSources.Add(_ => Names.Metrics);
        Add(_id);
        _figures = new(this);
        Examples = ["perennial metrics rows nrr --at 2024-12-31 --window 12m", "perennial metrics rows customer-churn --at 2024-12-31 --segment smb --format csv > churned.csv"];
    }

    protected override async Task<int> RunAsync(ParseResult parsed, PerennialClient server, Screen screen, CancellationToken cancellation)
    {
        var (id, query) = (parsed.GetRequiredValue(_id), _figures.Of(parsed));
        if (screen.Format == "csv")
        {
            await using var csv = await server.MetricRowsCsvAsync(id, query, cancellation);
            await screen.CopyAsync(csv, cancellation);
            return ExitCode.Ok;
        }

        var rows = await server.MetricRowsAsync(id, query, cancellation).ToListAsync(cancellation);
        await screen.WriteAsync(rows, ContractJson.Default.IReadOnlyListMetricRow, Columns, "No account stands behind this figure.");
        return ExitCode.Ok;
    }

    private static readonly Column<MetricRow>[] Columns =
    [
        new("account", r => r.AccountId), new("name", r => r.Name), new("segment", r => r.Segment), new("owner", r => r.Owner),
        Column<MetricRow>.Number("numerator", r => r.Numerator), Column<MetricRow>.Number("denominator", r => r.Denominator),
        Column<MetricRow>.Number("opening", r => r.Opening), Column<MetricRow>.Number("closing", r => r.Closing),
    ];
}
