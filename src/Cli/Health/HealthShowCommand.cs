using System.CommandLine;
using Perennial.Cli.Terminal;
using Perennial.Client;

namespace Perennial.Cli.Health;

internal sealed class HealthShowCommand : ServerVerb
{
    private static readonly Column<HealthContribution>[] _columns =
    [
        new("group", c => c.Group), new("signal", c => c.Signal) { OnlyCsv = true }, new("name", c => c.Name), Column<HealthContribution>.Number("points", c => c.Points), new("share", c => c.Share, c => Cells.Percent(c.Share)) { Right = true },
        Column<HealthContribution>.Number("adds", c => c.Adds), new("assumed", c => c.IsAssumed) { OnlyCsv = true }, new("evidence", c => c.Evidence),
    ];

    private readonly Argument<string> _account = new("account") { Description = "The account's id.", HelpName = "ACCOUNT" };
    private readonly Option<string?> _score = new("--score") { Description = "Which score; overall if not said.", HelpName = "KEY" };

    public HealthShowCommand() : base("show", "Shows an account's score with what it is made of.")
    {
        Add(_account);
        Add(_score);
        Examples = ["perennial health show A-1001", "perennial health show A-1001 --score product --format json"];
    }

    protected override async Task<int> RunAsync(ParseResult parsed, PerennialClient server, Screen screen, CancellationToken cancellation)
    {
        var health = await server.AccountHealthAsync(parsed.GetRequiredValue(_account), cancellation);
        if (screen.Format == "json")
        {
            await screen.WriteJsonAsync(health, ContractJson.Default.AccountHealthSummary);
            return ExitCode.Ok;
        }
        var key = parsed.GetValue(_score) ?? "overall";
        if (health.Scores.FirstOrDefault(s => s.Score == key) is not { } score) throw new CommandFailure($"{health.Name} has no score '{key}'. It has {string.Join(", ", health.Scores.Select(s => s.Score))}.");
        if (screen.Format == "table")
            screen.WriteFacts(
            [
                ("account", $"{health.Name} ({health.AccountId})"), ("score", $"{score.Name}: {Cells.Amount(score.Points)} {score.Band} since {score.Since:yyyy-MM-dd}"), ("known", Cells.Percent(score.Confidence)),
                ("override", score.Override is { } says ? $"{says.Band ?? Cells.Amount(says.Points)} until {says.Until:yyyy-MM-dd}: {says.Reason} ({says.Author})" : "none"), ("sentiment", health.Sentiment is { } felt ? $"{felt.Value} of 5: {felt.Reason}" : "none"),
                ("other scores", string.Join(", ", health.Scores.Where(s => s.Score != key).Select(s => $"{s.Score} {Cells.Amount(s.Points)}"))),
            ]);
        await screen.WriteAsync(score.Contributions, ContractJson.Default.IReadOnlyListHealthContribution, _columns, "The scorecard has no measure.");
        return ExitCode.Ok;
    }
}
