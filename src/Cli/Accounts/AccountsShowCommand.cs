using System.CommandLine;
using Perennial.Cli.Terminal;
using Perennial.Client;

namespace Perennial.Cli.Accounts;

internal sealed class AccountsShowCommand : ServerVerb
{
    private readonly Argument<string> _id = new("id") { Description = "The account's own id, as imported.", HelpName = "ID" };

    public AccountsShowCommand() : base("show", "Shows one account.")
    {
        Add(_id);
        Examples = ["perennial accounts show A-1001", "perennial accounts show A-1001 --format json"];
    }

    protected override async Task<int> RunAsync(ParseResult parsed, PerennialClient server, Screen screen, CancellationToken cancellation)
    {
        var account = await server.AccountAsync(parsed.GetRequiredValue(_id), cancellation);
        if (screen.Format == "json") await screen.WriteJsonAsync(account, ContractJson.Default.AccountSummary);
        else if (screen.Format == "csv") await screen.WriteAsync([account], ContractJson.Default.IReadOnlyListAccountSummary, AccountColumns.All, "");
        else screen.WriteFacts([.. AccountColumns.All.Select(c => (c.Name, c.Shown is null ? Cells.Exact(c.Value(account)) : c.Shown(account))), .. account.Custom.Select(c => (c.Key, (string?)c.Value))]);
        return ExitCode.Ok;
    }
}
