using System.CommandLine;
using Perennial.Cli.Terminal;
using Perennial.Client;

namespace Perennial.Cli.Forecast;

internal sealed class ForecastLifetimesCommand : ServerVerb
{
    private static readonly Column<LifetimeSegment>[] _segments =
    [
        new("segment", s => s.Segment, s => s.Segment.Length == 0 ? "(none)" : s.Segment), Column<LifetimeSegment>.Whole("customers", s => s.Customers), Column<LifetimeSegment>.Number("mrr", s => s.Mrr), Column<LifetimeSegment>.Number("value", s => s.Value),
        Column<LifetimeSegment>.Number("value_low", s => s.ValueLow), Column<LifetimeSegment>.Number("value_high", s => s.ValueHigh), Column<LifetimeSegment>.Number("mean", s => s.Mean),
    ];

    private static readonly Column<LifetimeValueRow>[] _rows =
    [
        new("account_id", r => r.AccountId), new("name", r => r.AccountName), new("segment", r => r.Segment), new("owner", r => r.Owner) { OnlyCsv = true }, new("since", r => r.Since), Column<LifetimeValueRow>.Whole("months", r => r.Months), Column<LifetimeValueRow>.Number("mrr", r => r.Mrr),
        Column<LifetimeValueRow>.Number("expected_months", r => r.ExpectedMonths), Column<LifetimeValueRow>.Number("value", r => r.Value), Column<LifetimeValueRow>.Number("value_low", r => r.ValueLow), Column<LifetimeValueRow>.Number("value_high", r => r.ValueHigh),
    ];

    private readonly Option<bool> _accounts = new("--accounts") { Description = "Customer by customer, who is worth most first." };
    private readonly ForecastOptions _options;

    public ForecastLifetimesCommand() : base("lifetimes", "Shows what customers are worth from now on, by segment or one by one.")
    {
        Add(_accounts);
        _options = new(this, days: false);
        Examples = ["perennial forecast lifetimes", "perennial forecast lifetimes --accounts --segment smb --format csv"];
    }

    protected override async Task<int> RunAsync(ParseResult parsed, PerennialClient server, Screen screen, CancellationToken cancellation)
    {
        var values = await server.LifetimeValuesAsync(_options.Of(parsed), cancellation);
        if (parsed.GetValue(_accounts)) await screen.WriteAsync(await server.LifetimeValueRowsAsync(_options.Of(parsed), cancellation).ToListAsync(cancellation), ContractJson.Default.IReadOnlyListLifetimeValueRow, _rows, "Nobody has a value.");
        else if (screen.Format == "json") await screen.WriteJsonAsync(values, ContractJson.Default.LifetimeValues);
        else await screen.WriteAsync(values.Segments, ContractJson.Default.IReadOnlyListLifetimeSegment, _segments, "Nobody has a value.");
        if (values.Reason is { } reason) await screen.SayAsync(reason + ".");
        return ExitCode.Ok;
    }
}
