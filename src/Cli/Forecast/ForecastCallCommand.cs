using System.CommandLine;
using Perennial.Cli.Terminal;
using Perennial.Client;

namespace Perennial.Cli.Forecast;

internal sealed class ForecastCallCommand : ServerVerb
{
    private readonly Argument<string> _account = new("account") { Description = "The account's own id.", HelpName = "ACCOUNT" };
    private readonly Argument<string> _category = new("category") { Description = "commit, best-case, at-risk or lost.", HelpName = "CALL" };
    private readonly Option<decimal?> _amount = new("--amount") { Description = "What will be renewed a year; all that is due if not said, nothing of what is lost.", HelpName = "AMOUNT" };
    private readonly Option<string?> _note = new("--note") { Description = "Why.", HelpName = "TEXT" };
    private readonly Option<string?> _contract = new("--contract") { Description = "Which contract, where several are due; none for revenue without a fixed term.", HelpName = "CONTRACT" };

    public ForecastCallCommand() : base("call", "Says what will become of an account's renewal. What was said before stays.")
    {
        _category.OneOf("commit", "best-case", "at-risk", "lost");
        Add(_account);
        Add(_category);
        foreach (var option in new Option[] { _amount, _note, _contract }) Add(option);
        Examples = ["perennial forecast call A-1001 commit --note \"Signed by the CFO\"", "perennial forecast call A-1002 at-risk --amount 12000 --contract C-77"];
    }

    protected override async Task<int> RunAsync(ParseResult parsed, PerennialClient server, Screen screen, CancellationToken cancellation)
    {
        var call = await server.CallRenewalAsync(parsed.GetRequiredValue(_account), new(parsed.GetRequiredValue(_category)) { Amount = parsed.GetValue(_amount), Note = parsed.GetValue(_note), ContractId = parsed.GetValue(_contract) }, cancellation);
        if (screen.Format == "json") await screen.WriteJsonAsync(call, ContractJson.Default.RenewalCallRow);
        else await screen.Out.WriteLineAsync(Cells.Exact(call.Id));
        await screen.SayAsync($"Kept: {call.AccountName}, due {Cells.Exact(call.DueOn)}, {call.Category}, {Cells.Amount(call.Amount)} {call.Currency}.");
        return ExitCode.Ok;
    }
}
