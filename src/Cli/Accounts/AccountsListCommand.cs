using System.CommandLine;
using Perennial.Cli.Terminal;
using Perennial.Client;

namespace Perennial.Cli.Accounts;

internal sealed class AccountsListCommand : ServerVerb
{
    private readonly Option<string?> _filter = Names.FilterOption();
    private readonly Option<string?> _find = new("--find") { Description = "Part of a name or domain, or the beginning of an id.", HelpName = "TEXT" };
    private readonly Option<string[]> _segment = new("--segment") { Description = "Of this segment; as often as needed.", HelpName = "SEGMENT" };
    private readonly Option<string[]> _owner = new("--owner") { Description = "Of this owner; as often as needed.", HelpName = "EMAIL" };
    private readonly Option<string[]> _tag = new("--tag") { Description = "With this tag; as often as needed.", HelpName = "TAG" };
    private readonly Option<string?> _status = new("--status") { Description = "customer, trial, churned or never.", HelpName = "STATUS" };
    private readonly Option<string?> _sort = new("--sort") { Description = "name, id, segment, owner, phase, country, mrr, arr, change, since, renewal, notice, updated, created or custom.NAME; with a minus for the other way round.", HelpName = "ORDER" };
    private readonly Option<int?> _limit = new("--limit") { Description = "At most so many.", HelpName = "N" };

    public AccountsListCommand() : base("list", "Lists accounts with what they pay today.")
    {
        _status.OneOf("customer", "trial", "churned", "never");
        _sort.CompletionSources.Add(_ => new[] { "name", "id", "segment", "owner", "phase", "country", "mrr", "arr", "change", "since", "renewal", "notice", "updated", "created" }.SelectMany(order => new[] { order, "-" + order }).Select(order => new System.CommandLine.Completions.CompletionItem(order)));
        foreach (var option in new Option[] { _filter, _find, _segment, _owner, _tag, _status, _sort, _limit }) Add(option);
        Examples = ["perennial accounts list --filter \"segment:smb mrr>=500 -tag:pilot\"", "perennial accounts list --sort -mrr --limit 20", "perennial accounts list --status churned --format csv > churned.csv"];
    }

    protected override async Task<int> RunAsync(ParseResult parsed, PerennialClient server, Screen screen, CancellationToken cancellation)
    {
        var query = new AccountQuery
        {
            Filter = parsed.GetValue(_filter),
            Words = parsed.GetValue(_find),
            Segments = parsed.GetValue(_segment) ?? [],
            Owners = parsed.GetValue(_owner) ?? [],
            Tags = parsed.GetValue(_tag) ?? [],
            Status = parsed.GetValue(_status),
            Sort = parsed.GetValue(_sort),
        };
        var accounts = await server.AccountsAsync(query, cancellation).Take(parsed.GetValue(_limit) ?? int.MaxValue).ToListAsync(cancellation);
        await screen.WriteAsync(accounts, ContractJson.Default.IReadOnlyListAccountSummary, AccountColumns.All, "No account is like this.");
        return ExitCode.Ok;
    }
}
