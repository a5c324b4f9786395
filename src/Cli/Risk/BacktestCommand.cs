using System.CommandLine;
using System.Globalization;
using Perennial.App.Shell;
using Perennial.Cli.Terminal;
using Perennial.Core.Risk;

namespace Perennial.Cli.Risk;

internal sealed class BacktestCommand : Verb
{
    private readonly Option<FileInfo> _panel = new("--panel") { Description = "A CSV file with a row for each account and cutoff: features, and whether it churned.", HelpName = "FILE", Required = true };
    private readonly Option<FileInfo> _schema = new("--schema") { Description = "YAML that says what the columns are. See docs/risk.md.", HelpName = "FILE", Required = true };
    private readonly Option<string?> _split = new("--split") { Description = "time:DAY, a column with fold numbers, or rows:N. By folds or by time if the schema names them, else rows:10.", HelpName = "SPLIT" };
    private readonly Option<int?> _capacity = new("--capacity") { Description = "How many accounts the team can look after, of those judged; a tenth of them if not said.", HelpName = "N" };
    private readonly Option<FileInfo?> _out = new("--out") { Description = "Writes each judged row's probability with its bounds to a CSV file.", HelpName = "FILE" };

    public BacktestCommand() : base("backtest", "Fits and grades the model of churn on a labelled panel, refuses columns that know the outcome, and says what the panel cannot prove.")
    {
        Add(_panel);
        Add(_schema);
        Add(_split);
        Add(_capacity);
        Add(_out);
        SetAction(RunAsync);
        Examples = ["perennial risk backtest --panel panel.csv --schema panel.yaml", "perennial risk backtest --panel panel.csv --schema panel.yaml --split time:2024-01-01 --capacity 50 --out risk.csv", "perennial risk backtest --panel panel.csv --schema panel.yaml --split rows:10 --format json"];
    }

    private async Task<int> RunAsync(ParseResult parsed, CancellationToken cancellation)
    {
        var screen = new Screen(parsed);
        if (parsed.GetValue(_capacity) is < 1) throw CommandFailure.WrongUsage("--capacity is at least 1.");
        var schema = PanelSchemaText.Read(await TextAsync(parsed.GetRequiredValue(_schema), cancellation));
        var split = PanelSplit.Of(parsed.GetValue(_split), schema);
        var (panel, reader) = PanelReader.Read(parsed.GetRequiredValue(_panel).FullName, schema, split.Column);
        var splits = split.Splits(panel);
        var trusted = schema.Features.Where(feature => feature.IsTrusted).Select(feature => feature.Name).Append(schema.Due ?? "").ToHashSet(StringComparer.Ordinal);
        var backtest = Backtest.Run(panel, splits, parsed.GetValue(_capacity) ?? Math.Max(1, splits.Sum(s => s.Judge.Length) / 10), trusted);
        if (parsed.GetValue(_out) is { } to) Write(to, panel, reader, backtest);
        await ShowAsync(screen, BacktestWords.Of(panel, reader, split, backtest));
        foreach (var error in reader.Errors) await screen.SayAsync(error);
        if (reader.Refused > reader.Errors.Count) await screen.SayAsync(string.Create(CultureInfo.InvariantCulture, $"... and {reader.Refused - reader.Errors.Count} more rows that cannot be read."));
        return reader.Refused > 0 ? ExitCode.SomeRefused : ExitCode.Ok;
    }

    private static async Task ShowAsync(Screen screen, BacktestReport report)
    {
        if (screen.Format == "json")
        {
            await screen.WriteJsonAsync(report, BacktestJson.Default.BacktestReport);
            return;
        }
        if (screen.Format == "table")
        {
            screen.WriteFacts(BacktestWords.Facts(report));
            await screen.WriteAsync(report.Calibration, BacktestJson.Default.IReadOnlyListBacktestPoint, _points, "");
        }
        await screen.WriteAsync(report.Columns, BacktestJson.Default.IReadOnlyListBacktestColumn, _columns, "The schema names no column.");
        if (report.LeftOut.Count > 0) await screen.SayAsync($"Not in the schema, and left out: {string.Join(", ", report.LeftOut)}.");
        foreach (var note in report.Notes) await screen.SayAsync(note);
    }

    private static void Write(FileInfo to, Panel panel, PanelReader reader, Backtest backtest)
    {
        using var writer = new StreamWriter(to.FullName, append: false);
        writer.Write(CsvAnswer.Line(["line", "account", "time", "label", "probability", "low", "high"]));
        for (var row = 0; row < panel.Rows; row++)
        {
            if (double.IsNaN(backtest.Probabilities[row])) continue;
            writer.Write(CsvAnswer.Line([reader.Lines[row], panel.Accounts.Count > 0 ? panel.Accounts[row] : null, panel.Times.Length > 0 ? panel.Times[row] : null, panel.Labels[row],
                Rounded(backtest.Probabilities[row]), Rounded(backtest.Low[row]), Rounded(backtest.High[row])]));
        }
    }

    private static decimal Rounded(double probability) => Math.Round((decimal)probability, 6);

    private static async Task<string> TextAsync(FileInfo file, CancellationToken cancellation) => file.Exists ? await File.ReadAllTextAsync(file.FullName, cancellation) : throw new CommandFailure($"There is no file {file.FullName}.");

    private static readonly Column<BacktestPoint>[] _points =
    [
        new("predicted", p => p.Predicted, p => BacktestWords.Share(p.Predicted)) { Right = true }, new("happened", p => p.Observed, p => BacktestWords.Share(p.Observed)) { Right = true },
        new("low", p => p.Low, p => BacktestWords.Share((double)p.Low)) { Right = true }, new("high", p => p.High, p => BacktestWords.Share((double)p.High)) { Right = true }, Column<BacktestPoint>.Whole("rows", p => p.Rows),
    ];

    private static readonly Column<BacktestColumn>[] _columns =
    [
        new("column", c => c.Name), new("use", c => c.Use), new("weight", c => c.Weight, c => c.Weight?.ToString("+0.00;-0.00", CultureInfo.InvariantCulture)) { Right = true }, new("reason", c => c.Reason),
    ];
}
