using System.CommandLine;
using Perennial.Cli.Terminal;
using Perennial.Client;

namespace Perennial.Cli.Revenue;

internal sealed class MetricListCommand : ServerVerb
{
    public MetricListCommand() : base("list", "Lists the metric catalog: ids, units, formulas.")
    {
        Examples = ["perennial metrics list", "perennial metrics list --format json"];
    }

    protected override async Task<int> RunAsync(ParseResult parsed, PerennialClient server, Screen screen, CancellationToken cancellation)
    {
        var catalog = await server.MetricCatalogAsync(cancellation);
        await screen.WriteAsync(catalog, ContractJson.Default.IReadOnlyListMetricDefinition, Columns, "The catalog is empty.");
        return ExitCode.Ok;
    }

    private static readonly Column<MetricDefinition>[] Columns =
    [
        new("id", m => m.Id), new("name", m => m.Name), new("unit", m => m.Unit), new("formula", m => m.Formula), new("window", m => m.Window), new("options", m => m.Options),
    ];
}
