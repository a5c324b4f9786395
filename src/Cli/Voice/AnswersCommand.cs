using System.CommandLine;
using Perennial.Cli.Revenue;
using Perennial.Cli.Terminal;
using Perennial.Client;

namespace Perennial.Cli.Voice;

internal sealed class AnswersCommand : ServerVerb
{
    private static readonly Column<SurveyAnswerRow>[] _columns =
    [
        new("answered_at", a => a.AnsweredAt), new("account", a => a.AccountId), new("name", a => a.AccountName), new("contact", a => a.Contact), new("instrument", a => a.Instrument), new("score", a => a.Score) { Right = true }, new("scale", a => $"{a.ScaleMin}-{a.ScaleMax}", a => $"{Cells.Exact(a.ScaleMin)} to {Cells.Exact(a.ScaleMax)}"),
        new("phase", a => a.Phase), new("comment", a => a.Comment, a => Beginning(a.Comment)), new("response_id", a => a.ResponseId) { OnlyCsv = true }, new("recorded_at", a => a.RecordedAt) { OnlyCsv = true },
    ];

    private readonly Option<string?> _instrument = new("--instrument") { Description = "Only answers to it: nps, csat, ces-2, ces-1 or another.", HelpName = "NAME" };
    private readonly Option<string?> _account = new("--account") { Description = "Only answers of this account.", HelpName = "ACCOUNT" };
    private readonly FigureOptions _figures;

    public AnswersCommand() : base("answers", "Lists survey answers, the latest first: those of the last three months, if no days are said.")
    {
        Add(_instrument);
        Add(_account);
        _figures = new(this);
        Examples = ["perennial answers --instrument nps --window 12m", "perennial answers --account A-1001 --format json"];
    }

    protected override async Task<int> RunAsync(ParseResult parsed, PerennialClient server, Screen screen, CancellationToken cancellation)
    {
        var answers = await server.SurveyAnswersAsync(_figures.Of(parsed), parsed.GetValue(_instrument), parsed.GetValue(_account), cancellation).ToListAsync(cancellation);
        await screen.WriteAsync(answers, ContractJson.Default.IReadOnlyListSurveyAnswerRow, _columns, "Nobody answered in these days.");
        return ExitCode.Ok;
    }

    private static string Beginning(string? text) => (text ?? "").ReplaceLineEndings(" ") is var line && line.Length > 60 ? line[..59] + "…" : line;
}
