using System.CommandLine;
using Perennial.Cli.Terminal;
using Perennial.Client;

namespace Perennial.Cli.People;

internal sealed class PeopleInviteCommand : ServerVerb
{
    private readonly Argument<string> _email = new("email") { Description = "Their mail address.", HelpName = "EMAIL" };
    private readonly Option<string> _role = new("--role") { Description = RoleArgument.Description, HelpName = "ROLE", DefaultValueFactory = _ => "csm" };
    private readonly Option<string?> _name = new("--name") { Description = "What they are called.", HelpName = "NAME" };
    private readonly Option<string[]> _accounts = new("--account") { Description = "An account to give, by its external id; as often as needed.", HelpName = "ID" };

    public PeopleInviteCommand() : base("invite", "Invites somebody and prints the link to send them. It is shown this once.")
    {
        _role.OneOf(RoleArgument.Words);
        Add(_email);
        Add(_role);
        Add(_name);
        Add(_accounts);
        Examples = ["perennial people invite ana@example.com", "perennial people invite bo@example.com --role virtual-csm --account ACC-1 --account ACC-2"];
    }

    protected override async Task<int> RunAsync(ParseResult parsed, PerennialClient server, Screen screen, CancellationToken cancellation)
    {
        var made = await server.InviteAsync(new NewInvitation(parsed.GetRequiredValue(_email), RoleArgument.Read(parsed.GetRequiredValue(_role)), parsed.GetValue(_name), parsed.GetValue(_accounts)), cancellation);
        if (screen.Format == "json") await screen.WriteJsonAsync(made, ContractJson.Default.MadeInvitation);
        else await screen.Out.WriteLineAsync(made.Link);
        await screen.SayAsync($"Send this link to {made.Invitation.Email}. It is good for seven days and one use, and is not shown again.");
        return ExitCode.Ok;
    }
}
