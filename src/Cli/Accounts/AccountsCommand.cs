namespace Perennial.Cli.Accounts;

internal sealed class AccountsCommand : Verb
{
    public AccountsCommand() : base("accounts", "Looks at accounts: who they are and what they pay today.")
    {
        Add(new AccountsListCommand());
        Add(new AccountsShowCommand());
        Examples = ["perennial accounts list --segment enterprise --sort -mrr", "perennial accounts show A-1001"];
    }
}
