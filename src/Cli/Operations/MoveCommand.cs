using System.CommandLine;
using Perennial.App.Database.Postgres;
using Perennial.App.Operations;
using Perennial.Cli.Terminal;

namespace Perennial.Cli.Operations;

internal sealed class MoveCommand : Verb
{
    private readonly Option<string> _to = new("--to") { Description = "A PostgreSQL connection string; Search Path names the workspace's own schema (else perennial), which is made.", HelpName = "CONNECTION", Required = true };

    public MoveCommand() : base("move", "Copies a data directory's embedded database (--data, else ./.perennial/data) to PostgreSQL, compares both, and leaves the directory as it was. No server may run on it; run it again after an interruption.")
    {
        Add(_to);
        SetAction(RunAsync);
        Examples = ["perennial move --data ./data --to \"Host=db.example.com;Database=success;Username=perennial\"", "perennial move --data ./data --to \"Host=127.0.0.1;Database=success;Username=perennial;Search Path=acme\""];
    }

    private async Task<int> RunAsync(ParseResult parsed, CancellationToken cancellation)
    {
        var screen = new Screen(parsed);
        var data = parsed.GetValue(GlobalOptions.Data) ?? Path.Combine(".perennial", "data");
        if (!File.Exists(Path.Combine(data, "perennial.db"))) throw new CommandFailure($"{Path.GetFullPath(data)} holds no embedded database (perennial.db).");
        var report = await MoveWorkspace.RunAsync(data, Address(parsed.GetValue(_to)!), TimeProvider.System, (table, rows) => Progress(screen, table, rows), cancellation);
        await screen.WriteAsync([.. report.Tables.Select(t => new CopiedTable(t.Table, t.Rows, t.Sha256))], CopiedTableJson.Default.IReadOnlyListCopiedTable, CopiedTable.Columns, "No table was copied.");
        await screen.SayAsync($"Every table has the same rows on both sides, and {report.Figures} metrics over {WorkspaceFigures.Months} months the same values. The workspace is on {report.Place}.");
        await screen.SayAsync($"Serve it with Store__Relational set to that connection string and the same --data {data}, where imports and keys stay. perennial.db is as it was: keep it until you are sure, then put it away.");
        return ExitCode.Ok;
    }

    private static void Progress(Screen screen, string table, long rows) => screen.Error.WriteLine($"{table}: {rows} rows");

    private static PostgresAddress Address(string to)
    {
        try
        {
            return new PostgresAddress(to);
        }
        catch (Exception e) when (e is ArgumentException or FormatException)
        {
            throw CommandFailure.WrongUsage($"--to is no PostgreSQL connection string: {e.Message}");
        }
    }
}
