using System.CommandLine;
using Perennial.Cli.Terminal;
using Perennial.Client;

namespace Perennial.Cli.People;

internal sealed class PeopleHandOverCommand : ServerVerb
{
    private readonly Argument<long> _id = PersonArgument.New();
    private readonly Option<long[]> _to = new("--to") { Description = "The number of somebody who takes over; as often as needed.", HelpName = "ID", Required = true };
    private readonly Option<string[]> _accounts = new("--account") { Description = "Only this account, by its external id; as often as needed. The whole book when not said.", HelpName = "ID" };
    private readonly Option<string> _by = new("--by") { Description = "How several share: mrr or count.", HelpName = "HOW", DefaultValueFactory = _ => "mrr" };
    private readonly Option<string?> _note = new("--note") { Description = "What those who take over should know.", HelpName = "TEXT" };
    private readonly Option<bool> _dryRun = new("--dry-run") { Description = "Only shows what would become of it." };

    public PeopleHandOverCommand() : base("hand-over", "Hands the accounts of one person over to others, as one change.")
    {
        _by.OneOf("mrr", "count");
        Add(_id);
        Add(_to);
        Add(_accounts);
        Add(_by);
        Add(_note);
        Add(_dryRun);
        Examples = ["perennial people hand-over 4 --to 5 --to 6 --dry-run", "perennial people hand-over 4 --to 5 --note \"Bo leaves in May\""];
    }

    protected override async Task<int> RunAsync(ParseResult parsed, PerennialClient server, Screen screen, CancellationToken cancellation)
    {
        var (dryRun, chosen) = (parsed.GetValue(_dryRun), parsed.GetValue(_accounts));
        var wish = new HandOverWish(parsed.GetRequiredValue(_to), chosen is { Length: > 0 } ? chosen : null, parsed.GetRequiredValue(_by), parsed.GetValue(_note), dryRun);
        var result = await server.HandOverAsync(parsed.GetRequiredValue(_id), wish, cancellation);
        await screen.WriteAsync(result.Moves, ContractJson.Default.IReadOnlyListHandOverMove, Columns, "No account changes hands.");
        await screen.SayAsync(dryRun ? "Nothing was changed." : $"Change {result.ChangeId}: take it back under Changes.");
        return ExitCode.Ok;
    }

    private static readonly Column<HandOverMove>[] Columns =
        [new("account_id", m => m.AccountId), new("name", m => m.Name), new("as", m => m.Part), Column<HandOverMove>.Number("mrr", m => m.Mrr), new("to", m => m.ToName)];
}
