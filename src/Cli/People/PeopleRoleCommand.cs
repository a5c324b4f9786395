using System.CommandLine;
using Perennial.Cli.Terminal;
using Perennial.Client;

namespace Perennial.Cli.People;

internal sealed class PeopleRoleCommand : ServerVerb
{
    private readonly Argument<long> _id = PersonArgument.New();
    private readonly Argument<string> _role = new("role") { Description = RoleArgument.Description, HelpName = "ROLE" };

    public PeopleRoleCommand() : base("role", "Chooses what somebody is. It holds from their next request on.")
    {
        _role.OneOf(RoleArgument.Words);
        Add(_id);
        Add(_role);
        Examples = ["perennial people list", "perennial people role 4 leader"];
    }

    protected override async Task<int> RunAsync(ParseResult parsed, PerennialClient server, Screen screen, CancellationToken cancellation)
    {
        var person = await server.SetRoleAsync(parsed.GetRequiredValue(_id), new RoleChoice(RoleArgument.Read(parsed.GetRequiredValue(_role))), cancellation);
        await screen.SayAsync($"{person.Name} is now {RoleArgument.Word(person.Role)}.");
        return ExitCode.Ok;
    }
}
