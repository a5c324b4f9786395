using System.CommandLine;
using Perennial.Cli.Terminal;
using Perennial.Client;

namespace Perennial.Cli.Imports;

internal sealed class ImportsListCommand : ServerVerb
{
    private readonly Option<string?> _kind = new("--kind") { Description = "Only of this kind.", HelpName = "KIND" };
    private readonly Option<int?> _limit = new("--limit") { Description = "At most so many.", HelpName = "N" };

    public ImportsListCommand() : base("list", "Lists imports, the latest first.")
    {
        _kind.OneOf(Names.ImportKinds);
        Add(_kind);
        Add(_limit);
        Examples = ["perennial imports list", "perennial imports list --limit 5", "perennial imports list --kind accounts --format json"];
    }

    protected override async Task<int> RunAsync(ParseResult parsed, PerennialClient server, Screen screen, CancellationToken cancellation)
    {
        var imports = await server.ImportsAsync(parsed.GetValue(_kind), cancellation).Take(parsed.GetValue(_limit) ?? int.MaxValue).ToListAsync(cancellation);
        await screen.WriteAsync(imports, ContractJson.Default.IReadOnlyListImport, ImportColumns.All, "Nothing was imported yet. Start with: perennial import accounts accounts.csv");
        return ExitCode.Ok;
    }
}
