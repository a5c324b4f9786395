using System.CommandLine;
using Perennial.Cli.Terminal;
using Perennial.Client;

namespace Perennial.Cli.Health;

internal sealed class HealthScorecardsCommand : ServerVerb
{
    private static readonly Column<ScorecardItem>[] _columns =
    [
        Column<ScorecardItem>.Whole("id", s => s.Id), new("score", s => s.Score), new("name", s => s.Name), new("segment", s => s.Segment), new("phase", s => s.Phase), Column<ScorecardItem>.Whole("version", s => s.Version), new("effective_from", s => s.EffectiveFrom), new("archived_on", s => s.ArchivedOn),
        new("author", s => s.Author ?? "delivered"), new("note", s => s.Note), new("text", s => s.Text) { OnlyCsv = true },
    ];

    private readonly Argument<string?> _score = new("score") { Description = "Writes the text of this score's scorecard, to be changed and applied again.", HelpName = "SCORE", Arity = ArgumentArity.ZeroOrOne };
    private readonly Option<string?> _segment = new("--segment") { Description = "The one of this segment.", HelpName = "SEGMENT" };
    private readonly Option<string?> _phase = new("--phase") { Description = "The one of this phase.", HelpName = "PHASE" };
    private readonly Option<long?> _versions = new("--versions") { Description = "Lists every version of the scorecard with this number.", HelpName = "ID" };

    public HealthScorecardsCommand() : base("scorecards", "Lists scorecards, or writes the text of one.")
    {
        Add(_score);
        Add(_segment);
        Add(_phase);
        Add(_versions);
        Examples = ["perennial health scorecards", "perennial health scorecards overall > overall.yaml", "perennial health scorecards --versions 3"];
    }

    protected override async Task<int> RunAsync(ParseResult parsed, PerennialClient server, Screen screen, CancellationToken cancellation)
    {
        if (parsed.GetValue(_versions) is { } id)
        {
            await screen.WriteAsync(await server.ScorecardVersionsAsync(id, cancellation), ContractJson.Default.IReadOnlyListScorecardItem, _columns, "");
            return ExitCode.Ok;
        }
        var all = await server.ScorecardsAsync(cancellation);
        if (parsed.GetValue(_score) is not { Length: > 0 } score)
        {
            await screen.WriteAsync(all, ContractJson.Default.IReadOnlyListScorecardItem, _columns, "There is no scorecard.");
            return ExitCode.Ok;
        }
        var found = all.FirstOrDefault(s => s.ArchivedOn is null && s.Score == score && Same(s.Segment, parsed.GetValue(_segment)) && Same(s.Phase, parsed.GetValue(_phase)))
            ?? throw new CommandFailure($"There is no such scorecard. There are {string.Join(", ", all.Where(s => s.ArchivedOn is null).Select(s => string.Concat(s.Score, s.Segment is null ? "" : $" of {s.Segment}", s.Phase is null ? "" : $" in {s.Phase}")))}.");
        if (screen.Format == "json") await screen.WriteJsonAsync(found, ContractJson.Default.ScorecardItem);
        else await screen.Out.WriteAsync(found.Text);
        return ExitCode.Ok;
    }

    private static bool Same(string? one, string? other) => string.Equals(one ?? "", other ?? "", StringComparison.OrdinalIgnoreCase);
}
