using Perennial.Cli.Records;

namespace Perennial.Cli.Contacts;

internal sealed class ContactsCommand : Verb
{
    private static readonly (string, string) _contact = ("ID", "The contact's own id.");

    public ContactsCommand() : base("contacts", "Looks at the people at accounts and writes them.")
    {
        Add(new ContactsListCommand());
        Add(new ContactsShowCommand());
        Add(new RecordVerb("create", "Adds a contact to an account. Its id is made of its name unless contact_id says one.", ("ACCOUNT", "The account's own id."), "What people call them; or a field, such as email=, where that is all that is known.", (server, account, fields, stop) => server.CreateContactAsync(account, fields, stop))
        {
            Examples = ["perennial contacts create A-1001 \"Ann Lee\" email=ann@example.com role=Champion", "perennial contacts create A-1001 \"Bo Ek\" reports_to=ann-lee"],
        });
        Add(new RecordVerb("edit", "Changes fields of a contact; the others stay.", _contact, takesFields: true, (server, id, fields, stop) => server.ChangeContactAsync(id, fields, stop))
        {
            Examples = ["perennial contacts edit ann-lee stance=supporter influence=high", "perennial contacts edit ann-lee left_on=2026-03-01"],
        });
        Add(new RecordVerb("archive", "Puts a contact aside: lists and searches leave them out.", _contact, (server, id, stop) => server.ArchiveContactAsync(id, stop)) { Examples = ["perennial contacts archive ann-lee", "perennial contacts list --filter archived:yes"] });
        Add(new RecordVerb("restore", "Brings an archived contact back.", _contact, (server, id, stop) => server.RestoreContactAsync(id, stop)) { Examples = ["perennial contacts restore ann-lee", "perennial contacts restore ann-lee --format json"] });
        Add(new MergeVerb("contact", "ann-lee", "a-lee", "phone", (server, id, wish, stop) => server.MergeContactAsync(id, wish, stop), (server, id, wish, stop) => server.PreviewContactMergeAsync(id, wish, stop)));
        Examples = ["perennial contacts list --filter \"role:champion account.arr>=20k\"", "perennial contacts create A-1001 \"Ann Lee\" role=Champion"];
    }
}
