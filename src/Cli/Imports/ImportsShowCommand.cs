using System.CommandLine;
using Perennial.Cli.Terminal;
using Perennial.Client;

namespace Perennial.Cli.Imports;

internal sealed class ImportsShowCommand : ServerVerb
{
    private readonly Argument<long> _id = ImportNumber.Argument();

    public ImportsShowCommand() : base("show", "Shows one import: status, counts, progress.")
    {
        Add(_id);
        Examples = ["perennial imports show 7", "perennial imports show 7 --format json"];
    }

    protected override async Task<int> RunAsync(ParseResult parsed, PerennialClient server, Screen screen, CancellationToken cancellation)
    {
        var import = await server.ImportAsync(parsed.GetRequiredValue(_id), cancellation);
        if (screen.Format == "json") await screen.WriteJsonAsync(import, ContractJson.Default.Import);
        else await screen.WriteAsync([import], ContractJson.Default.IReadOnlyListImport, ImportColumns.All, "");
        if (import.Error is { } error) await screen.SayAsync(error);
        return ExitCode.Ok;
    }
}
