using System.CommandLine;
using Perennial.Cli.Terminal;
using Perennial.Client;

namespace Perennial.Cli.People;

internal sealed class PeopleListCommand : ServerVerb
{
    public PeopleListCommand() : base("list", "Lists everybody with role and accounts, the disabled ones too.")
    {
        Examples = ["perennial people list", "perennial people list --format json"];
    }

    protected override async Task<int> RunAsync(ParseResult parsed, PerennialClient server, Screen screen, CancellationToken cancellation)
    {
        var people = await server.PeopleAsync(cancellation).ToListAsync(cancellation);
        await screen.WriteAsync(people, ContractJson.Default.IReadOnlyListPersonItem, Columns, "There is nobody.");
        return ExitCode.Ok;
    }

    private static readonly Column<PersonItem>[] Columns =
    [
        Column<PersonItem>.Whole("id", p => p.Id), new("name", p => p.Name), new("email", p => p.Email), new("role", p => RoleArgument.Word(p.Role)), Column<PersonItem>.Whole("accounts", p => p.Accounts),
        Column<PersonItem>.Number("mrr", p => p.Mrr), new("currency", p => p.Currency), new("two_factor", p => p.TwoFactor ? "true" : "false"), new("last_seen_at", p => p.LastSeenAt), new("disabled_at", p => p.DisabledAt),
    ];
}
