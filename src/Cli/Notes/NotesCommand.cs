namespace Perennial.Cli.Notes;

internal sealed class NotesCommand : Verb
{
    public NotesCommand() : base("notes", "Timelines: logs notes, calls, meetings and mails, and lists what happened.")
    {
        Add(new NotesListCommand());
        Add(new NotesLogCommand());
        Add(new NotesRemoveCommand());
        Add(new NotesRestoreCommand());
        Examples = ["perennial notes log A-1001 \"Asked for a quote\"", "perennial notes log A-1001 \"Renewal talk\" --kind call --minutes 30 --with ann-lee", "perennial notes list A-1001"];
    }
}
