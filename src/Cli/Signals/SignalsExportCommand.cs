using System.CommandLine;
using Perennial.Cli.Terminal;
using Perennial.Client;

namespace Perennial.Cli.Signals;

internal sealed class SignalsExportCommand : ServerVerb
{
    private readonly SignalDays _days;

    public SignalsExportCommand() : base("export", "Writes every signal of all accounts as CSV, an account a row.")
    {
        _days = new(this);
        Examples = ["perennial signals export > signals.csv", "perennial signals export --on 2024-12-31 | gzip > signals.csv.gz"];
    }

    protected override async Task<int> RunAsync(ParseResult parsed, PerennialClient server, Screen screen, CancellationToken cancellation)
    {
        if (screen.Format == "json") throw CommandFailure.WrongUsage("Signals of all accounts are exported as CSV. For JSON, ask for one account: perennial signals show ACCOUNT --format json.");
        var (on, asKnown) = _days.Of(parsed);
        await using var csv = await server.ExportSignalsAsync(on, asKnown, cancellation);
        await screen.CopyAsync(csv, cancellation);
        return ExitCode.Ok;
    }
}
