using System.CommandLine;
using Perennial.Cli.Terminal;
using Perennial.Client;

namespace Perennial.Cli.WriteKeys;

internal sealed class WriteKeyRevokeCommand : ServerVerb
{
    private readonly Argument<long> _id = new("id") { Description = "The key's number, see write-key list.", HelpName = "ID" };

    public WriteKeyRevokeCommand() : base("revoke", "Revokes a write key: from the next call on it is refused.")
    {
        Add(_id);
        Examples = ["perennial write-key revoke 2", "perennial write-key revoke 2 --server https://cs.example.com"];
    }

    protected override async Task<int> RunAsync(ParseResult parsed, PerennialClient server, Screen screen, CancellationToken cancellation)
    {
        await server.RevokeWriteKeyAsync(parsed.GetRequiredValue(_id), cancellation);
        await screen.SayAsync("Revoked.");
        return ExitCode.Ok;
    }
}
