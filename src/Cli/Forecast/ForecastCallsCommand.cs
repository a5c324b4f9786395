using System.CommandLine;
using Perennial.Cli.Terminal;
using Perennial.Client;

namespace Perennial.Cli.Forecast;

internal sealed class ForecastCallsCommand : ServerVerb
{
    private static readonly Column<RenewalCallRow>[] _columns =
    [
        new("made_at", c => c.MadeAt, c => Cells.Instant(c.MadeAt)), new("author", c => c.Author), new("account_id", c => c.AccountId), new("name", c => c.AccountName), new("contract_id", c => c.ContractId), new("due_on", c => c.DueOn), new("category", c => c.Category),
        Column<RenewalCallRow>.Number("amount", c => c.Amount), new("outcome", c => c.Renewed switch { true => "renewed", false => "lost", null => "open" }), new("note", c => c.Note),
    ];

    private static readonly Column<CallGradeRow>[] _grades =
    [
        new("author", g => g.Author), Column<CallGradeRow>.Whole("calls", g => g.Calls), Column<CallGradeRow>.Whole("right", g => g.Right), new("accuracy_low", g => g.Accuracy.Low) { OnlyCsv = true }, new("accuracy_high", g => g.Accuracy.High) { OnlyCsv = true },
        new("brier", g => g.Brier, g => Brier(g.Brier)) { Right = true }, new("model_brier", g => g.ModelBrier, g => Brier(g.ModelBrier)) { Right = true }, Column<CallGradeRow>.Number("called", g => g.Called), Column<CallGradeRow>.Number("renewed", g => g.Renewed),
    ];

    private readonly Option<string?> _account = new("--account") { Description = "Only calls about this account.", HelpName = "ACCOUNT" };
    private readonly Option<bool> _graded = new("--grades") { Description = "How good each author's calls were, beside the model." };

    public ForecastCallsCommand() : base("calls", "Lists what people said of renewals, the latest first, with what came of it.")
    {
        Add(_account);
        Add(_graded);
        Examples = ["perennial forecast calls --account A-1001", "perennial forecast calls --grades"];
    }

    protected override async Task<int> RunAsync(ParseResult parsed, PerennialClient server, Screen screen, CancellationToken cancellation)
    {
        if (parsed.GetValue(_graded)) await screen.WriteAsync(await server.CallGradesAsync(cancellation), ContractJson.Default.IReadOnlyListCallGradeRow, _grades, "No renewal that somebody spoke of is decided.");
        else await screen.WriteAsync(await server.RenewalCallsAsync(parsed.GetValue(_account), cancellation).ToListAsync(cancellation), ContractJson.Default.IReadOnlyListRenewalCallRow, _columns, "Nobody said anything yet.");
        return ExitCode.Ok;
    }

    private static string Brier(decimal? brier) => brier?.ToString("0.000", System.Globalization.CultureInfo.InvariantCulture) ?? "-";
}
