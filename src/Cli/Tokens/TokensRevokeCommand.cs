using System.CommandLine;
using Perennial.Cli.Terminal;
using Perennial.Client;

namespace Perennial.Cli.Tokens;

internal sealed class TokensRevokeCommand : ServerVerb
{
    private readonly Argument<long> _id = new("id") { Description = "The token's number, see tokens list.", HelpName = "ID" };

    public TokensRevokeCommand() : base("revoke", "Revokes a token: from the next call on it is refused.")
    {
        Add(_id);
        Examples = ["perennial tokens list", "perennial tokens revoke 3"];
    }

    protected override async Task<int> RunAsync(ParseResult parsed, PerennialClient server, Screen screen, CancellationToken cancellation)
    {
        await server.RevokeTokenAsync(parsed.GetRequiredValue(_id), cancellation);
        await screen.SayAsync("Revoked.");
        return ExitCode.Ok;
    }
}
