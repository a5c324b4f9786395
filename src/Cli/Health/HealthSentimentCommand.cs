using System.CommandLine;
using Perennial.Cli.Terminal;
using Perennial.Client;

namespace Perennial.Cli.Health;

internal sealed class HealthSentimentCommand : ServerVerb
{
    private readonly Argument<string> _account = new("account") { Description = "The account's id.", HelpName = "ACCOUNT" };
    private readonly Argument<int> _value = new("value") { Description = "1 (lost) to 5 (delighted).", HelpName = "VALUE" };
    private readonly Option<string> _reason = new("--reason") { Description = "Why.", HelpName = "TEXT", Required = true };
    private readonly Option<DateOnly?> _on = Days.Option("--on", "The day from which it counts; today if not said.");

    public HealthSentimentCommand() : base("sentiment", "Enters how its CSM feels about an account. Earlier ones stay.")
    {
        Add(_account);
        Add(_value);
        Add(_reason);
        Add(_on);
        Examples = ["perennial health sentiment A-1001 2 --reason \"New management, cold so far\"", "perennial health sentiment A-1001 5 --reason \"Asked for more seats\" --on 2026-06-01"];
    }

    protected override async Task<int> RunAsync(ParseResult parsed, PerennialClient server, Screen screen, CancellationToken cancellation)
    {
        var entered = await server.EnterSentimentAsync(parsed.GetRequiredValue(_account), new NewSentiment(parsed.GetRequiredValue(_value), parsed.GetRequiredValue(_reason), parsed.GetValue(_on)), cancellation);
        if (screen.Format == "json") await screen.WriteJsonAsync(entered, ContractJson.Default.SentimentItem);
        else await screen.SayAsync($"{entered.Value} of 5 counts from {entered.On:yyyy-MM-dd}.");
        return ExitCode.Ok;
    }
}
