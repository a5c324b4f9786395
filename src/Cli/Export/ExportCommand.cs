using System.CommandLine;
using Perennial.Cli.Terminal;
using Perennial.Client;

namespace Perennial.Cli.Export;

internal sealed class ExportCommand : ServerVerb
{
    private static readonly string[] _tables = ["accounts", "contacts", "contracts", "products", "subscription-lines", "fx-rates", "survey-responses", "tickets", "imports", "events"];
    private readonly Argument<string> _table = new("table") { Description = "accounts, contacts, contracts, products, subscription-lines, fx-rates, survey-responses, tickets, imports or events.", HelpName = "TABLE" };
    private readonly Option<string?> _filter = Names.FilterOption();

    public ExportCommand() : base("export", "Writes a whole table as CSV: what was imported, in the columns that import takes.")
    {
        _table.OneOf(_tables);
        Add(_table);
        Add(_filter);
        Examples = ["perennial export accounts > accounts.csv", "perennial export contacts --filter \"status:customer\" > contacts.csv", "perennial export subscription-lines | gzip > lines.csv.gz", "perennial export events | gzip > events.csv.gz"];
    }

    protected override async Task<int> RunAsync(ParseResult parsed, PerennialClient server, Screen screen, CancellationToken cancellation)
    {
        if (screen.Format == "json") throw CommandFailure.WrongUsage("A whole table is exported as CSV. For JSON, ask for lists: perennial accounts list --format json.");
        if (parsed.GetValue(_filter) is not null && parsed.GetRequiredValue(_table) is ("fx-rates" or "imports" or "products")) throw CommandFailure.WrongUsage("Products, exchange rates and imports belong to no account: export them without --filter.");
        await using var csv = await server.ExportAsync(parsed.GetRequiredValue(_table), parsed.GetValue(_filter), cancellation);
        await screen.CopyAsync(csv, cancellation);
        return ExitCode.Ok;
    }
}
