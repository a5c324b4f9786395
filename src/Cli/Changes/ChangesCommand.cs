namespace Perennial.Cli.Changes;

internal sealed class ChangesCommand : Verb
{
    public ChangesCommand() : base("changes", "Shows what people did, act by act, and takes it back.")
    {
        Add(new ChangesListCommand());
        Add(new ChangesUndoCommand());
        Examples = ["perennial changes list --limit 20", "perennial changes undo 12"];
    }
}
