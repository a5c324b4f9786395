using System.CommandLine;
using Perennial.Cli.Terminal;
using Perennial.Client;

namespace Perennial.Cli.Notes;

internal sealed class NotesRestoreCommand : ServerVerb
{
    private readonly Argument<long> _id = new("id") { Description = "Its number, as notes list shows it.", HelpName = "ID" };

    public NotesRestoreCommand() : base("restore", "Brings back what was removed.")
    {
        Add(_id);
        Examples = ["perennial notes list A-1001", "perennial notes restore 12"];
    }

    protected override async Task<int> RunAsync(ParseResult parsed, PerennialClient server, Screen screen, CancellationToken cancellation)
    {
        await server.RestoreActivityAsync(parsed.GetRequiredValue(_id), cancellation);
        await screen.SayAsync("Restored.");
        return ExitCode.Ok;
    }
}
