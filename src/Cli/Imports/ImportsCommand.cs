namespace Perennial.Cli.Imports;

internal sealed class ImportsCommand : Verb
{
    public ImportsCommand() : base("imports", "Looks at imports: what came in, what was refused; stops one, takes one back.")
    {
        Add(new ImportsListCommand());
        Add(new ImportsShowCommand());
        Add(new ImportsErrorsCommand());
        Add(new ImportsRunCommand());
        Add(new ImportsCancelCommand());
        Add(new ImportsUndoCommand());
        Examples = ["perennial imports list", "perennial imports errors 7 --format csv > refused.csv", "perennial imports undo 7"];
    }
}
