using System.CommandLine;
using System.Globalization;
using Perennial.Cli.Terminal;
using Perennial.Client;

namespace Perennial.Cli.Risk;

internal sealed class RiskShowCommand : ServerVerb
{
    private static readonly Column<RiskReasonRow>[] _columns = [new("reason", r => r.Words), new("signal", r => r.Signal) { OnlyCsv = true }, new("log_odds", r => r.LogOdds, r => r.LogOdds.ToString("+0.00;-0.00", CultureInfo.InvariantCulture)) { Right = true }];

    private readonly Argument<string> _account = new("account") { Description = "The account's external id.", HelpName = "ACCOUNT" };

    public RiskShowCommand() : base("show", "Shows how likely one account churns and why: reasons that sum to its distance from the mean account.")
    {
        Add(_account);
        Examples = ["perennial risk show A-1001", "perennial risk show A-1001 --format json"];
    }

    protected override async Task<int> RunAsync(ParseResult parsed, PerennialClient server, Screen screen, CancellationToken cancellation)
    {
        var found = await server.AccountRiskAsync(parsed.GetRequiredValue(_account), cancellation);
        if (screen.Format == "json")
        {
            await screen.WriteJsonAsync(found, ContractJson.Default.AccountRiskSummary);
            return ExitCode.Ok;
        }
        static string? Of(RiskProbability? p) => p is null ? null : $"{RiskCells.Share(p.P)} ({RiskCells.Bounds(p)})";
        if (screen.Format == "table")
            screen.WriteFacts([("Account", $"{found.Risk.AccountName} ({found.Risk.AccountId})"), ("As of", Cells.Exact(found.Day)), ("In 30 days", Of(found.Risk.In30)), ("In 90 days", Of(found.Risk.In90)), ("In 180 days", Of(found.Risk.In180)), ("To renewal", Of(found.Risk.ToRenewal))]);
        await screen.WriteAsync(found.Risk.Reasons, ContractJson.Default.IReadOnlyListRiskReasonRow, _columns, found.Refusal is { } refusal ? RiskCells.Refusal(refusal, found.Pooled) : "It is as the mean account in everything that is known.");
        if (screen.Format == "table" && found.Refusal is null) await screen.SayAsync(RiskCells.Grade(found.Grades.FirstOrDefault(grade => grade.Horizon == 90)));
        return ExitCode.Ok;
    }
}
