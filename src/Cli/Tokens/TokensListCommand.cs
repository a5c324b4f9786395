using System.CommandLine;
using Perennial.Cli.Terminal;
using Perennial.Client;

namespace Perennial.Cli.Tokens;

internal sealed class TokensListCommand : ServerVerb
{
    public TokensListCommand() : base("list", "Lists tokens, newest first, without their secrets.")
    {
        Examples = ["perennial tokens list", "perennial tokens list --format json"];
    }

    protected override async Task<int> RunAsync(ParseResult parsed, PerennialClient server, Screen screen, CancellationToken cancellation)
    {
        var tokens = await server.TokensAsync(cancellation).ToListAsync(cancellation);
        await screen.WriteAsync(tokens, ContractJson.Default.IReadOnlyListToken, Columns, "There is no token.");
        return ExitCode.Ok;
    }

    private static readonly Column<Token>[] Columns =
    [
        Column<Token>.Whole("id", t => t.Id), new("name", t => t.Name), new("prefix", t => t.Prefix), new("scopes", t => t.Scopes.Select(s => s.ToString().ToLowerInvariant())),
        new("created_by", t => t.CreatedBy), new("created_at", t => t.CreatedAt), new("expires_at", t => t.ExpiresAt), new("last_used_at", t => t.LastUsedAt), new("revoked_at", t => t.RevokedAt),
    ];
}
