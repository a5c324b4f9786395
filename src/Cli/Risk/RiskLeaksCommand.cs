using System.CommandLine;
using System.Globalization;
using Perennial.Cli.Terminal;
using Perennial.Client;

namespace Perennial.Cli.Risk;

internal sealed class RiskLeaksCommand : ServerVerb
{
    public const string Later = "known-later";

    private static readonly Column<RiskAlarm>[] _columns = [new("column", a => a.Column), new("kind", a => a.Kind), new("used", a => a.Used ? "yes" : "no"), new("reason", a => a.Reason)];

    public RiskLeaksCommand() : base("leaks", "Names columns that know the outcome, and definitions of churn that disagree.") =>
        Examples = ["perennial risk leaks", "perennial risk leaks --format json"];

    protected override async Task<int> RunAsync(ParseResult parsed, PerennialClient server, Screen screen, CancellationToken cancellation)
    {
        var book = await server.RiskAsync(1, cancellation);
        await screen.WriteAsync(book.Alarms, ContractJson.Default.IReadOnlyListRiskAlarm, _columns, "No column knows the outcome.");
        if (screen.Format != "table") return ExitCode.Ok;
        foreach (var one in book.Contradictions) await screen.SayAsync(string.Create(CultureInfo.InvariantCulture, $"{one.Says}: {string.Join(", ", one.AccountIds.Take(5))}{(one.Count > 5 ? " and others" : "")}."));
        return ExitCode.Ok;
    }
}
