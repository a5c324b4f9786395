using System.CommandLine;
using Perennial.Cli.Terminal;
using Perennial.Client;

namespace Perennial.Cli.Health;

internal sealed class HealthOverrideCommand : ServerVerb
{
    private readonly Argument<string> _account = new("account") { Description = "The account's id.", HelpName = "ACCOUNT" };
    private readonly Option<decimal?> _points = new("--points") { Description = "0 to 100.", HelpName = "N" };
    private readonly Option<string?> _band = new("--band") { Description = "red, amber or green.", HelpName = "BAND" };
    private readonly Option<string?> _reason = new("--reason") { Description = "Why the computed one is wrong.", HelpName = "TEXT" };
    private readonly Option<DateOnly?> _until = Days.Option("--until", "The first day on which it does not count any more.");
    private readonly Option<string?> _score = new("--score") { Description = "Which score; overall if not said.", HelpName = "KEY" };
    private readonly Option<long?> _end = new("--end") { Description = "Ends the override with this number instead.", HelpName = "ID" };

    public HealthOverrideCommand() : base("override", "Says a score in place of the computed one, until a day. It stands beside it and ends by itself.")
    {
        Add(_account);
        Add(_points);
        Add(_band);
        Add(_reason);
        Add(_until);
        Add(_score);
        Add(_end);
        Examples = ["perennial health override A-1001 --band red --until 2026-09-01 --reason \"The sponsor left\"", "perennial health override A-1001 --end 7"];
    }

    protected override async Task<int> RunAsync(ParseResult parsed, PerennialClient server, Screen screen, CancellationToken cancellation)
    {
        var account = parsed.GetRequiredValue(_account);
        if (parsed.GetValue(_end) is { } id)
        {
            await server.EndHealthOverrideAsync(account, id, cancellation);
            await screen.SayAsync("The override is ended.");
            return ExitCode.Ok;
        }
        if (parsed.GetValue(_reason) is not { Length: > 0 } reason || parsed.GetValue(_until) is not { } until) throw CommandFailure.WrongUsage("An override has a --reason and an --until.");
        var made = await server.OverrideHealthAsync(account, new NewHealthOverride(reason, until, parsed.GetValue(_points), parsed.GetValue(_band), parsed.GetValue(_score)), cancellation);
        if (screen.Format == "json") await screen.WriteJsonAsync(made, ContractJson.Default.HealthOverrideItem);
        else await screen.SayAsync($"Override {made.Id} counts until {made.Until:yyyy-MM-dd}.");
        return ExitCode.Ok;
    }
}
