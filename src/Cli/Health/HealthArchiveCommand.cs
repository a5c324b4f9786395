using System.CommandLine;
using Perennial.Cli.Terminal;
using Perennial.Client;

namespace Perennial.Cli.Health;

internal sealed class HealthArchiveCommand : ServerVerb
{
    private readonly Argument<long> _id = new("id") { Description = "Number of the scorecard.", HelpName = "ID" };
    private readonly bool _isRestore;

    public HealthArchiveCommand(bool isRestore) : base(isRestore ? "restore" : "archive", isRestore ? "Lets an archived scorecard apply again." : "Archives a scorecard: from today on it does not apply.")
    {
        _isRestore = isRestore;
        Add(_id);
        Examples = isRestore ? ["perennial health restore 3", "perennial health restore 3 --format json"] : ["perennial health archive 3", "perennial health archive 3 --format json"];
    }

    protected override async Task<int> RunAsync(ParseResult parsed, PerennialClient server, Screen screen, CancellationToken cancellation)
    {
        var id = parsed.GetRequiredValue(_id);
        var card = _isRestore ? await server.RestoreScorecardAsync(id, cancellation) : await server.ArchiveScorecardAsync(id, cancellation);
        if (screen.Format == "json") await screen.WriteJsonAsync(card, ContractJson.Default.ScorecardItem);
        else await screen.SayAsync(card.ArchivedOn is { } day ? $"The scorecard {card.Name} does not apply from {day:yyyy-MM-dd} on." : $"The scorecard {card.Name} applies.");
        return ExitCode.Ok;
    }
}
