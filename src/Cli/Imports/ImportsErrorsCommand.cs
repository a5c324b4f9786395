using System.CommandLine;
using Perennial.Cli.Terminal;
using Perennial.Client;

namespace Perennial.Cli.Imports;

internal sealed class ImportsErrorsCommand : ServerVerb
{
    private readonly Argument<long> _id = ImportNumber.Argument();

    public ImportsErrorsCommand() : base("errors", "Lists the rows that were refused, with line, field, value and what is expected.")
    {
        Add(_id);
        Examples = ["perennial imports errors 7", "perennial imports errors 7 --format csv > refused.csv"];
    }

    protected override async Task<int> RunAsync(ParseResult parsed, PerennialClient server, Screen screen, CancellationToken cancellation)
    {
        var id = parsed.GetRequiredValue(_id);
        if (screen.Format == "csv")
        {
            await using var csv = await server.ImportErrorsCsvAsync(id, cancellation);
            await screen.CopyAsync(csv, cancellation);
            return ExitCode.Ok;
        }

        var errors = await server.ImportErrorsAsync(id, cancellation).ToListAsync(cancellation);
        await screen.WriteAsync(errors, ContractJson.Default.IReadOnlyListImportErrorRow, Columns, "No row was refused.");
        return ExitCode.Ok;
    }

    private static readonly Column<ImportErrorRow>[] Columns =
    [
        Column<ImportErrorRow>.Whole("line", e => e.Line), new("field", e => e.Field), new("value", e => e.Value), new("message", e => e.Message),
    ];
}
