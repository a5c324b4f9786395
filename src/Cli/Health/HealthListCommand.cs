using System.CommandLine;
using Perennial.Cli.Terminal;
using Perennial.Client;

namespace Perennial.Cli.Health;

internal sealed class HealthListCommand : ServerVerb
{
    private static readonly Column<HealthRow>[] _columns =
    [
        new("account_id", r => r.AccountId), new("name", r => r.Name), Column<HealthRow>.Number("points", r => r.Points), new("band", r => r.Band), new("confidence", r => r.Confidence, r => Cells.Percent(r.Confidence)) { Right = true }, new("since", r => r.Since),
        new("override", r => r.Override is { } says ? says.Band ?? Cells.Exact(says.Points) : null), new("segment", r => r.Segment), new("owner", r => r.Owner), Column<HealthRow>.Number("mrr", r => r.Mrr), new("currency", r => r.Currency),
    ];

    private readonly Option<string?> _filter = new("--filter") { Description = "Only accounts that fit, such as segment:smb.", HelpName = "FILTER" };
    private readonly Option<string?> _score = new("--score") { Description = "Which score; overall if not said.", HelpName = "KEY" };
    private readonly Option<string?> _band = new("--band") { Description = "Only red, amber or green.", HelpName = "BAND" };

    public HealthListCommand() : base("list", "Lists customers with a score, the lowest first.")
    {
        Add(_filter);
        Add(_score);
        Add(_band);
        Examples = ["perennial health list --band red --filter owner:me", "perennial health list --score product --format csv > product.csv"];
    }

    protected override async Task<int> RunAsync(ParseResult parsed, PerennialClient server, Screen screen, CancellationToken cancellation)
    {
        var rows = await server.HealthAsync(parsed.GetValue(_filter), parsed.GetValue(_score), parsed.GetValue(_band), cancellation).ToListAsync(cancellation);
        await screen.WriteAsync(rows, ContractJson.Default.IReadOnlyListHealthRow, _columns, "No customer fits.");
        return ExitCode.Ok;
    }
}
