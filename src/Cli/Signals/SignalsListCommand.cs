using System.CommandLine;
using Perennial.Cli.Terminal;
using Perennial.Client;

namespace Perennial.Cli.Signals;

internal sealed class SignalsListCommand : ServerVerb
{
    private static readonly Column<SignalInfo>[] _columns =
    [
        new("signal", s => s.Id), new("name", s => s.Name), new("source", s => s.Source), new("unit", s => s.Unit), Column<SignalInfo>.Whole("accounts", s => s.Accounts), new("reason", s => s.Reason),
        new("direction", s => s.Direction) { OnlyCsv = true }, new("window_days", s => s.WindowDays) { OnlyCsv = true }, new("definition", s => s.Definition) { OnlyCsv = true },
    ];

    private readonly SignalDays _days;

    public SignalsListCommand() : base("list", "Lists every signal with how many accounts have a value, and why none has.")
    {
        _days = new(this);
        Examples = ["perennial signals list", "perennial signals list --on 2024-12-31 --format json"];
    }

    protected override async Task<int> RunAsync(ParseResult parsed, PerennialClient server, Screen screen, CancellationToken cancellation)
    {
        var (on, asKnown) = _days.Of(parsed);
        await screen.WriteAsync(await server.SignalsAsync(on, asKnown, cancellation), ContractJson.Default.IReadOnlyListSignalInfo, _columns, "There is no signal.");
        return ExitCode.Ok;
    }
}
