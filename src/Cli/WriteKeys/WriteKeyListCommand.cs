using System.CommandLine;
using Perennial.Cli.Terminal;
using Perennial.Client;

namespace Perennial.Cli.WriteKeys;

internal sealed class WriteKeyListCommand : ServerVerb
{
    public WriteKeyListCommand() : base("list", "Lists write keys, newest first, without their texts.")
    {
        Examples = ["perennial write-key list", "perennial write-key list --format json"];
    }

    protected override async Task<int> RunAsync(ParseResult parsed, PerennialClient server, Screen screen, CancellationToken cancellation)
    {
        var keys = await server.WriteKeysAsync(cancellation).ToListAsync(cancellation);
        await screen.WriteAsync(keys, ContractJson.Default.IReadOnlyListWriteKey, Columns, "There is no write key.");
        return ExitCode.Ok;
    }

    private static readonly Column<WriteKey>[] Columns =
    [
        Column<WriteKey>.Whole("id", k => k.Id), new("name", k => k.Name), new("prefix", k => k.Prefix), new("created_at", k => k.CreatedAt), new("last_used_at", k => k.LastUsedAt), new("revoked_at", k => k.RevokedAt),
    ];
}
