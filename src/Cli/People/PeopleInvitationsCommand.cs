using System.CommandLine;
using Perennial.Cli.Terminal;
using Perennial.Client;

namespace Perennial.Cli.People;

internal sealed class PeopleInvitationsCommand : ServerVerb
{
    private readonly Option<long?> _revoke = new("--revoke") { Description = "Takes the invitation with this number back.", HelpName = "ID" };

    public PeopleInvitationsCommand() : base("invitations", "Lists invitations, newest first, or takes one back.")
    {
        Add(_revoke);
        Examples = ["perennial people invitations", "perennial people invitations --revoke 2"];
    }

    protected override async Task<int> RunAsync(ParseResult parsed, PerennialClient server, Screen screen, CancellationToken cancellation)
    {
        if (parsed.GetValue(_revoke) is { } id)
        {
            await server.RevokeInvitationAsync(id, cancellation);
            await screen.SayAsync("Taken back: its link opens nothing.");
            return ExitCode.Ok;
        }
        var invitations = await server.InvitationsAsync(cancellation).ToListAsync(cancellation);
        await screen.WriteAsync(invitations, ContractJson.Default.IReadOnlyListInvitationItem, Columns, "Nobody was invited.");
        return ExitCode.Ok;
    }

    private static readonly Column<InvitationItem>[] Columns =
    [
        Column<InvitationItem>.Whole("id", i => i.Id), new("email", i => i.Email), new("role", i => RoleArgument.Word(i.Role)), new("state", i => i.State),
        new("invited_by", i => i.InvitedBy), new("created_at", i => i.CreatedAt), new("expires_at", i => i.ExpiresAt),
    ];
}
