using System.CommandLine;
using Perennial.Cli.Terminal;
using Perennial.Client;

namespace Perennial.Cli.Changes;

internal sealed class ChangesUndoCommand : ServerVerb
{
    private readonly Argument<long> _id = new("ID") { Description = "Number of the change." };

    public ChangesUndoCommand() : base("undo", "Takes a change back: what it said counts no longer.")
    {
        Add(_id);
        Examples = ["perennial changes undo 12", "perennial changes undo 12 --format json"];
    }

    protected override async Task<int> RunAsync(ParseResult parsed, PerennialClient server, Screen screen, CancellationToken cancellation)
    {
        var change = await server.UndoChangeAsync(parsed.GetRequiredValue(_id), cancellation);
        if (screen.Format == "json") await screen.WriteJsonAsync(change, ContractJson.Default.ChangeRow);
        else await screen.Out.WriteLineAsync($"Taken back: {change.Words}");
        return ExitCode.Ok;
    }
}
