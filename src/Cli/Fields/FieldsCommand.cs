namespace Perennial.Cli.Fields;

internal sealed class FieldsCommand : Verb
{
    public FieldsCommand() : base("fields", "Custom fields: lists and defines what is kept of accounts and contacts beside what the product knows.")
    {
        Add(new FieldsListCommand());
        Add(new FieldsDefineCommand());
        Add(new FieldsEditCommand());
        Add(new FieldsArchiveCommand("archive", "Takes a field out of forms and lists; its values stay.", (server, field, of, stop) => server.ArchiveFieldAsync(field, of, stop)));
        Add(new FieldsArchiveCommand("restore", "Brings an archived field back.", (server, field, of, stop) => server.RestoreFieldAsync(field, of, stop)));
        Examples = ["perennial fields list", "perennial fields define Seats --type number", "perennial fields define Tier --type choice --option Gold --option Silver"];
    }
}
