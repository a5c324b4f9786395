using System.CommandLine;
using Perennial.Cli.Terminal;
using Perennial.Client;

namespace Perennial.Cli.Notes;

internal sealed class NotesListCommand : ServerVerb
{
    private static readonly Column<ActivityRow>[] _columns =
    [
        Column<ActivityRow>.Whole("id", a => a.Id), new("happened_at", a => a.HappenedAt), new("kind", a => a.Kind), new("author", a => a.Author), new("title", a => a.Title), new("body", a => a.Body, a => Beginning(a.Body)),
        new("minutes", a => a.Minutes), new("contacts", a => a.Contacts), new("recorded_at", a => a.RecordedAt) { OnlyCsv = true },
    ];

    private readonly Argument<string> _account = new("account") { Description = "The account's own id.", HelpName = "ACCOUNT" };
    private readonly Option<int?> _limit = new("--limit") { Description = "At most so many.", HelpName = "N" };

    public NotesListCommand() : base("list", "Lists what happened with an account, the latest first.")
    {
        Add(_account);
        Add(_limit);
        Examples = ["perennial notes list A-1001 --limit 10", "perennial notes list A-1001 --format json"];
    }

    protected override async Task<int> RunAsync(ParseResult parsed, PerennialClient server, Screen screen, CancellationToken cancellation)
    {
        var notes = await server.ActivitiesAsync(parsed.GetRequiredValue(_account), cancellation).Take(parsed.GetValue(_limit) ?? int.MaxValue).ToListAsync(cancellation);
        await screen.WriteAsync(notes, ContractJson.Default.IReadOnlyListActivityRow, _columns, "Nothing was logged yet.");
        return ExitCode.Ok;
    }

    private static string Beginning(string text) => text.ReplaceLineEndings(" ") is var line && line.Length > 80 ? line[..79] + "…" : line;
}
