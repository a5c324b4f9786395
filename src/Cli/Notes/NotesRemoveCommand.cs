using System.CommandLine;
using Perennial.Cli.Terminal;
using Perennial.Client;

namespace Perennial.Cli.Notes;

internal sealed class NotesRemoveCommand : ServerVerb
{
    private readonly Argument<long> _id = new("id") { Description = "Its number, as notes list shows it.", HelpName = "ID" };

    public NotesRemoveCommand() : base("remove", "Removes what was logged; it can be brought back.")
    {
        Add(_id);
        Examples = ["perennial notes list A-1001", "perennial notes remove 12"];
    }

    protected override async Task<int> RunAsync(ParseResult parsed, PerennialClient server, Screen screen, CancellationToken cancellation)
    {
        await server.ArchiveActivityAsync(parsed.GetRequiredValue(_id), cancellation);
        await screen.SayAsync($"Removed. Bring it back with: perennial notes restore {parsed.GetRequiredValue(_id)}");
        return ExitCode.Ok;
    }
}
