using System.CommandLine;
using Perennial.Cli.Terminal;
using Perennial.Client;

namespace Perennial.Cli.Signals;

internal sealed class SignalsShowCommand : ServerVerb
{
    private static readonly Column<AccountSignal>[] _columns =
    [
        new("signal", s => s.Id), new("value", s => s.Value, s => SignalDays.Figure(s.Value, s.Unit)) { Right = true }, new("evidence", s => s.Words), new("known_on", s => s.KnownOn) { OnlyCsv = true },
        new("name", s => s.Name) { OnlyCsv = true }, new("source", s => s.Source) { OnlyCsv = true }, new("unit", s => s.Unit) { OnlyCsv = true }, new("link", s => s.Link) { OnlyCsv = true },
    ];

    private readonly Argument<string> _account = new("account") { Description = "The account's id.", HelpName = "ACCOUNT" };
    private readonly SignalDays _days;

    public SignalsShowCommand() : base("show", "Shows every signal of one account with the numbers behind it.")
    {
        Add(_account);
        _days = new(this);
        Examples = ["perennial signals show A-1001", "perennial signals show A-1001 --on 2024-12-31 --as-known 2025-01-31 --format json"];
    }

    protected override async Task<int> RunAsync(ParseResult parsed, PerennialClient server, Screen screen, CancellationToken cancellation)
    {
        var (on, asKnown) = _days.Of(parsed);
        var signals = await server.AccountSignalsAsync(parsed.GetRequiredValue(_account), on, asKnown, cancellation);
        if (screen.Format == "json") await screen.WriteJsonAsync(signals, ContractJson.Default.AccountSignals);
        else await screen.WriteAsync(signals.Signals, ContractJson.Default.IReadOnlyListAccountSignal, _columns, "There is no signal.");
        return ExitCode.Ok;
    }
}
