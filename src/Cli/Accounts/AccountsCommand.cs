using Perennial.Cli.Records;

namespace Perennial.Cli.Accounts;

internal sealed class AccountsCommand : Verb
{
    private static readonly (string, string) _account = ("ID", "The account's own id, as imported.");

    public AccountsCommand() : base("accounts", "Looks at accounts and writes them: who they are and what they pay today.")
    {
        Add(new AccountsListCommand());
        Add(new AccountsShowCommand());
        Add(new RecordVerb("create", "Creates an account. Its id is made of its name unless account_id says one.", ("NAME", "What people call it."), takesFields: false, (server, name, fields, stop) => server.CreateAccountAsync(fields.Set("name", name), stop))
        {
            Examples = ["perennial accounts create \"Northwind Traders\" segment=SMB owner_email=ana@example.com", "perennial accounts create Acme account_id=A-100 tags=\"pilot;key\" custom.seats=40"],
        });
        Add(new RecordVerb("edit", "Changes fields of an account; the others stay.", _account, takesFields: true, (server, id, fields, stop) => server.ChangeAccountAsync(id, fields, stop))
        {
            Examples = ["perennial accounts edit A-1001 phase=live custom.seats=40", "perennial accounts edit A-1001 segment= --format json"],
        });
        Add(new RecordVerb("archive", "Puts an account aside: lists and searches leave it out, figures do not.", _account, (server, id, stop) => server.ArchiveAccountAsync(id, stop))
        {
            Examples = ["perennial accounts archive A-1001", "perennial accounts list --filter archived:yes"],
        });
        Add(new RecordVerb("restore", "Brings an archived account back.", _account, (server, id, stop) => server.RestoreAccountAsync(id, stop))
        {
            Examples = ["perennial accounts restore A-1001", "perennial accounts restore A-1001 --format json"],
        });
        Add(new MergeVerb("account", "A-1001", "A-1002", "segment", (server, id, wish, stop) => server.MergeAccountAsync(id, wish, stop), (server, id, wish, stop) => server.PreviewAccountMergeAsync(id, wish, stop)));
        Examples = ["perennial accounts list --segment enterprise --sort -mrr", "perennial accounts show A-1001", "perennial accounts edit A-1001 phase=live"];
    }
}
