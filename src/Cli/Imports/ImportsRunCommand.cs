using System.CommandLine;
using Perennial.Cli.Terminal;
using Perennial.Client;

namespace Perennial.Cli.Imports;

internal sealed class ImportsRunCommand : ServerVerb
{
    private readonly Argument<long> _id = ImportNumber.Argument();

    public ImportsRunCommand() : base("run", "Brings in what a dry run only checked, and waits for the end.")
    {
        Add(_id);
        Examples = ["perennial imports run 7", "perennial imports run 7 --format json"];
    }

    protected override async Task<int> RunAsync(ParseResult parsed, PerennialClient server, Screen screen, CancellationToken cancellation)
    {
        var import = await server.RunImportAsync(parsed.GetRequiredValue(_id), cancellation: cancellation);
        import = await new ImportFollower(server, screen).ToTheEndAsync(import, cancellation);
        return await ImportOutcome.EndAsync(server, screen, import, cancellation);
    }
}
