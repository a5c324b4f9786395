namespace Perennial.Cli.People;

internal sealed class PeopleCommand : Verb
{
    public PeopleCommand() : base("people", "Who works here: lists, invites, changes roles, disables, hands accounts over.")
    {
        Add(new PeopleListCommand());
        Add(new PeopleInviteCommand());
        Add(new PeopleInvitationsCommand());
        Add(new PeopleRoleCommand());
        Add(new PeopleDisableCommand());
        Add(new PeopleEnableCommand());
        Add(new PeopleHandOverCommand());
        Examples = ["perennial people list", "perennial people invite ana@example.com --role virtual-csm --account ACC-1 --account ACC-2", "perennial people disable 4"];
    }
}
