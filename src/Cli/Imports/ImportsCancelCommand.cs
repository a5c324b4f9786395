using System.CommandLine;
using Perennial.Cli.Terminal;
using Perennial.Client;

namespace Perennial.Cli.Imports;

internal sealed class ImportsCancelCommand : ServerVerb
{
    private readonly Argument<long> _id = ImportNumber.Argument();

    public ImportsCancelCommand() : base("cancel", "Stops an import. What is in stays in; undo takes it back.")
    {
        Add(_id);
        Examples = ["perennial imports cancel 7", "perennial imports cancel 7 --format json"];
    }

    protected override async Task<int> RunAsync(ParseResult parsed, PerennialClient server, Screen screen, CancellationToken cancellation)
    {
        var import = await server.CancelImportAsync(parsed.GetRequiredValue(_id), cancellation);
        if (screen.Format == "json") await screen.WriteJsonAsync(import, ContractJson.Default.Import);
        else await screen.Out.WriteLineAsync($"Import {import.Id}: {import.Status}");
        return ExitCode.Ok;
    }
}
