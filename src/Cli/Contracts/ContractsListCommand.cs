using System.CommandLine;
using Perennial.Cli.Terminal;
using Perennial.Client;

namespace Perennial.Cli.Contracts;

internal sealed class ContractsListCommand : ServerVerb
{
    private static readonly Column<ContractRow>[] _ofAccount =
    [
        new("contract_id", c => c.ContractId), new("name", c => c.Name), new("state", c => c.State), new("term_from", c => c.TermFrom), new("term_to", c => c.TermTo), new("renewal", c => c.Renewal), new("notice_by", c => c.NoticeBy),
        new("auto_renews", c => c.AutoRenews), Column<ContractRow>.Number("annual_value", c => c.AnnualValue), new("currency", c => c.Currency), Column<ContractRow>.Number("mrr", c => c.Mrr),
        new("start", c => c.Start) { OnlyCsv = true }, new("cancelled", c => c.Cancelled) { OnlyCsv = true }, new("subscriptions", c => c.Subscriptions) { OnlyCsv = true },
    ];

    private static readonly Column<ContractSummary>[] _ofAll =
    [
        new("contract_id", c => c.ContractId), new("name", c => c.Name), new("account_id", c => c.AccountId), new("account", c => c.AccountName), new("state", c => c.State), new("renewal", c => c.Renewal), new("notice_by", c => c.NoticeBy),
        new("auto_renews", c => c.AutoRenews), Column<ContractSummary>.Number("mrr", c => c.Mrr), new("owner", c => c.OwnerEmail),
        new("segment", c => c.Segment) { OnlyCsv = true }, new("start", c => c.Start) { OnlyCsv = true }, new("term_from", c => c.TermFrom) { OnlyCsv = true }, new("term_to", c => c.TermTo) { OnlyCsv = true }, new("cancelled", c => c.Cancelled) { OnlyCsv = true },
        Column<ContractSummary>.Number("annual_value", c => c.AnnualValue) with { OnlyCsv = true }, new("currency", c => c.Currency) { OnlyCsv = true }, new("subscriptions", c => c.Subscriptions) { OnlyCsv = true }, new("updated_at", c => c.UpdatedAt) { OnlyCsv = true },
    ];

    private readonly Argument<string?> _account = new("account") { Description = "The account's own id; all accounts if not said.", HelpName = "ACCOUNT", Arity = ArgumentArity.ZeroOrOne };
    private readonly Option<string?> _filter = new("--filter") { Description = "Only contracts that fit, such as: renewal<90d auto-renewal:no owner:me. See docs/filters.md.", HelpName = "FILTER" };
    private readonly Option<string?> _sort = new("--sort") { Description = "renewal, notice, end, start, name, account, status, owner, mrr, arr or updated; with a minus for the other way round. What renews next comes first if not said.", HelpName = "ORDER" };
    private readonly Option<int?> _limit = new("--limit") { Description = "At most so many.", HelpName = "N" };

    public ContractsListCommand() : base("list", "Lists contracts as they stand today: of all accounts, or all those of one.")
    {
        Add(_account);
        foreach (var option in new Option[] { _filter, _sort, _limit }) Add(option);
        Validators.Add(result =>
        {
            if (result.GetValue(_account) is { } account && (result.GetResult(_filter) is not null || result.GetResult(_sort) is not null)) result.AddError($"An account's contracts are all listed as its page does. To filter or sort them: --filter \"account:{account}\".");
        });
        Examples = ["perennial contracts list --filter \"renewal<90d auto-renewal:no\"", "perennial contracts list --sort -mrr --limit 20", "perennial contracts list A-1001 --format json"];
    }

    protected override async Task<int> RunAsync(ParseResult parsed, PerennialClient server, Screen screen, CancellationToken cancellation)
    {
        var most = parsed.GetValue(_limit) ?? int.MaxValue;
        if (parsed.GetValue(_account) is { } account)
        {
            var theirs = await server.ContractsAsync(account, cancellation);
            await screen.WriteAsync([.. theirs.Take(most)], ContractJson.Default.IReadOnlyListContractRow, _ofAccount, "The account has no contract.");
            return ExitCode.Ok;
        }
        var contracts = await server.ContractsAsync(parsed.GetValue(_filter), parsed.GetValue(_sort), cancellation).Take(most).ToListAsync(cancellation);
        await screen.WriteAsync(contracts, ContractJson.Default.IReadOnlyListContractSummary, _ofAll, "No contract is like this.");
        return ExitCode.Ok;
    }
}
