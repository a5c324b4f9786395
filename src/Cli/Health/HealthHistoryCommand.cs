using System.CommandLine;
using Perennial.Cli.Terminal;
using Perennial.Client;

namespace Perennial.Cli.Health;

internal sealed class HealthHistoryCommand : ServerVerb
{
    private static readonly Column<HealthPoint>[] _columns =
    [
        new("day", p => p.Day), Column<HealthPoint>.Number("points", p => p.Points), new("band", p => p.Band), new("confidence", p => p.Confidence, p => Cells.Percent(p.Confidence)) { Right = true }, new("causes", p => p.Causes), new("computed_at", p => p.ComputedAt) { OnlyCsv = true },
    ];

    private readonly Argument<string> _account = new("account") { Description = "The account's id.", HelpName = "ACCOUNT" };
    private readonly Option<string?> _score = new("--score") { Description = "Which score; overall if not said.", HelpName = "KEY" };

    public HealthHistoryCommand() : base("history", "Shows a score of an account over time, with what moved it.")
    {
        Add(_account);
        Add(_score);
        Examples = ["perennial health history A-1001", "perennial health history A-1001 --score product --format csv"];
    }

    protected override async Task<int> RunAsync(ParseResult parsed, PerennialClient server, Screen screen, CancellationToken cancellation)
    {
        await screen.WriteAsync(await server.HealthHistoryAsync(parsed.GetRequiredValue(_account), parsed.GetValue(_score), cancellation), ContractJson.Default.IReadOnlyListHealthPoint, _columns, "Nothing was computed of this score yet.");
        return ExitCode.Ok;
    }
}
