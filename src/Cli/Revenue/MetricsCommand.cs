using System.CommandLine;
using Perennial.Cli.Terminal;
using Perennial.Client;

namespace Perennial.Cli.Revenue;

internal sealed class MetricsCommand : ServerVerb
{
    private readonly Argument<string[]> _ids = new("ids") { Description = "Metrics by id, see metrics list. All when none is given.", HelpName = "ID", Arity = ArgumentArity.ZeroOrMore };
    private readonly FigureOptions _figures;

    public MetricsCommand() : base("metrics", "Computes metrics: ratios as fractions, each with what it was made from.")
    {
        _ids.CompletionSources.Add(_ => Names.Metrics);
        Add(_ids);
        _figures = new(this);
        Add(new MetricListCommand());
        Add(new MetricRowsCommand());
        Examples =
        [
            "perennial metrics nrr grr customer-churn --at 2024-12-31 --window 12m",
            "perennial metrics mrr --from 2024-01-01 --to 2025-01-01 --grain month --format csv",
            "perennial metrics nrr --at 2024-12-31 --window 12m --option retention-fx=spot --format json",
        ];
    }

    protected override async Task<int> RunAsync(ParseResult parsed, PerennialClient server, Screen screen, CancellationToken cancellation)
    {
        var ids = (parsed.GetValue(_ids) ?? []).SelectMany(id => id.Split(',', StringSplitOptions.RemoveEmptyEntries));
        var values = await server.MetricsAsync(ids, _figures.Of(parsed), cancellation);
        await screen.WriteAsync(values, ContractJson.Default.IReadOnlyListMetricValue, Columns, "No metric was asked for.");
        return ExitCode.Ok;
    }

    private static readonly Column<MetricValue>[] Columns =
    [
        new("id", v => v.Id),
        new("at", v => v.At),
        new("period_start", v => v.Period.Start) { OnlyCsv = true },
        new("period_end", v => v.Period.End) { OnlyCsv = true },
        new("value", v => v.Value, v => Cells.Figure(v.Value, v.Unit)) { Right = true },
        new("unit", v => v.Unit) { OnlyCsv = true },
        Column<MetricValue>.Number("numerator", v => v.Numerator),
        Column<MetricValue>.Number("denominator", v => v.Denominator),
        Column<MetricValue>.Whole("n", v => v.N),
        new("interval_low", v => v.Interval?.Low) { OnlyCsv = true },
        new("interval_high", v => v.Interval?.High) { OnlyCsv = true },
        new("95_%_interval", v => null, v => v.Interval is { } i ? $"{Cells.Figure(i.Low, v.Unit)} to {Cells.Figure(i.High, v.Unit)}" : "") { OnlyTable = true },
        new("reason", v => v.Reason),
        new("incomplete", v => v.Incomplete ? "yes" : "no", v => v.Incomplete ? "so far" : ""),
    ];
}
