using System.CommandLine;
using Perennial.Cli.Terminal;
using Perennial.Client;

namespace Perennial.Cli.Contracts;

internal sealed class ContractsListCommand : ServerVerb
{
    private static readonly Column<ContractRow>[] _columns =
    [
        new("contract_id", c => c.ContractId), new("name", c => c.Name), new("state", c => c.State), new("term_from", c => c.TermFrom), new("term_to", c => c.TermTo), new("renewal", c => c.Renewal), new("notice_by", c => c.NoticeBy),
        new("auto_renews", c => c.AutoRenews), Column<ContractRow>.Number("annual_value", c => c.AnnualValue), new("currency", c => c.Currency), Column<ContractRow>.Number("mrr", c => c.Mrr),
        new("start", c => c.Start) { OnlyCsv = true }, new("cancelled", c => c.Cancelled) { OnlyCsv = true }, new("subscriptions", c => c.Subscriptions) { OnlyCsv = true },
    ];

    private readonly Argument<string> _account = new("account") { Description = "The account's own id.", HelpName = "ACCOUNT" };

    public ContractsListCommand() : base("list", "Lists the contracts of an account as they stand today.")
    {
        Add(_account);
        Examples = ["perennial contracts list A-1001", "perennial contracts list A-1001 --format json"];
    }

    protected override async Task<int> RunAsync(ParseResult parsed, PerennialClient server, Screen screen, CancellationToken cancellation)
    {
        await screen.WriteAsync(await server.ContractsAsync(parsed.GetRequiredValue(_account), cancellation), ContractJson.Default.IReadOnlyListContractRow, _columns, "The account has no contract.");
        return ExitCode.Ok;
    }
}
