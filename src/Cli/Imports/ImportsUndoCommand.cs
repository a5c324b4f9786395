using System.CommandLine;
using Perennial.Cli.Terminal;
using Perennial.Client;

namespace Perennial.Cli.Imports;

internal sealed class ImportsUndoCommand : ServerVerb
{
    private readonly Argument<long> _id = ImportNumber.Argument();

    public ImportsUndoCommand() : base("undo", "Takes a whole import back: its facts count no longer.")
    {
        Add(_id);
        Examples = ["perennial imports undo 7", "perennial imports undo 7 --format json"];
    }

    protected override async Task<int> RunAsync(ParseResult parsed, PerennialClient server, Screen screen, CancellationToken cancellation)
    {
        var import = await server.UndoImportAsync(parsed.GetRequiredValue(_id), cancellation);
        if (screen.Format == "json") await screen.WriteJsonAsync(import, ContractJson.Default.Import);
        else await screen.Out.WriteLineAsync($"Import {import.Id}: {import.Status}");
        return ExitCode.Ok;
    }
}
