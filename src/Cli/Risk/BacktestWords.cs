using System.Globalization;
using Perennial.Core.Risk;

namespace Perennial.Cli.Risk;

/// <summary>A backtest in words: its figures, and what they do not prove.</summary>
internal static class BacktestWords
{
    public static BacktestReport Of(Panel panel, PanelReader reader, PanelSplit split, Backtest backtest)
    {
        var (grade, calibration) = (backtest.Grade, backtest.Grade?.Calibration);
        var weights = backtest.Weights.ToDictionary(w => w.Column, w => w.Weight, StringComparer.Ordinal);
        var leaks = backtest.Leaks.ToDictionary(leak => leak.Column, StringComparer.Ordinal);
        return new(split.Kind, split.Kind == "time" ? split.CutoffOf(panel) : null, panel.Rows, panel.Labels.Count(label => label == Panel.Open), reader.Refused, backtest.TrainRows, backtest.TrainChurns, grade?.N, grade?.Churns,
            grade is null ? null : (double)grade.Churns / grade.N, (double?)backtest.Pooled?.Low, (double?)backtest.Pooled?.High, Finite(grade?.LogLoss), Finite(grade?.BaseLogLoss), Finite(grade?.Brier), Finite(grade?.BrierSkill), Finite(grade?.Auc),
            Finite(calibration?.Slope), Finite(calibration?.Intercept), grade?.Capacity, Finite(grade?.Precision), Finite(grade?.Lift), [.. (calibration?.Points ?? []).Select(p => new BacktestPoint(p.Predicted, p.Observed, p.Interval.Low, p.Interval.High, p.N))],
            [.. backtest.Weights.Select(w => new BacktestColumn(w.Column, leaks.ContainsKey(w.Column) ? "doubtful" : "used", w.Weight, leaks.GetValueOrDefault(w.Column)?.Reason)),
             .. backtest.Features.Where(feature => !weights.ContainsKey(feature)).Select(feature => new BacktestColumn(feature, grade is null ? "not fitted" : "unused", null, grade is null ? null : "it says the same of everybody")),
             .. backtest.Leaks.Where(leak => leak.IsRefused).Select(leak => new BacktestColumn(leak.Column, "refused", null, leak.Reason))],
            reader.LeftOut, [.. Notes(panel, split, backtest)]);
    }

    public static IReadOnlyList<(string, string?)> Facts(BacktestReport r) =>
    [
        ("Judged", r.JudgedRows is { } n ? Words($"{n} rows, {r.JudgedChurns} churned ({Share(r.BaseRate!.Value)})") : null),
        ("Trained on", Words($"{r.TrainRows} rows, {r.TrainChurns} churned{(r.Split == "time" ? "" : ", the most of a fold")}")),
        ("Split", r.Cutoff is { } day ? Words($"by time at {day:yyyy-MM-dd}") : r.Split == "rows" ? "folds by row number" : "folds of the panel"),
        ("AUC", Number(r.Auc, "0.000")),
        ("Brier skill", r.BrierSkill is { } skill ? Words($"{skill:0.000} against the base rate (Brier {r.Brier:0.0000})") : null),
        ("Log loss", r.LogLoss is { } loss ? Words($"{loss:0.0000}, {r.BaseLogLoss:0.0000} for the base rate") : null),
        ("Calibration", r.CalibrationSlope is { } slope ? Words($"slope {slope:0.00}, intercept {r.CalibrationIntercept:+0.00;-0.00}") : null),
        ("At capacity", r.Precision is { } precision ? Words($"of the {r.Capacity} with the most risk {Share(precision)} churned, {r.Lift:0.0} times the base rate") : null),
    ];

    public static string Share(double share) => share.ToString("0.0 %", CultureInfo.InvariantCulture);

    private static IEnumerable<string> Notes(Panel panel, PanelSplit split, Backtest backtest)
    {
        if (backtest.TrainChurns < Grade.FewestChurns)
            yield return Words($"Only {backtest.TrainChurns} churned of those that would train, and {Grade.FewestChurns} are the fewest to fit from: no probability is given.{(backtest.Pooled is { } pooled ? Words($" All that can be said is the share of all: {Share((double)pooled.Low)} to {Share((double)pooled.High)}.") : "")}");
        else if (backtest.Grade is { CanJudge: false } few) yield return Words($"Only {few.Churns} of those judged churned: too few to judge by.");
        else if (backtest.Grade is { } grade && (grade.BrierSkill < 0.01 || grade.Auc < 0.55)) yield return "These columns tell next to nothing of who churns: the base rate does as well.";
        if (panel.Times.Length == 0)
        {
            yield return "The panel is a snapshot: it has no time. It shows that rows which the model did not see can be told apart, and cannot show that the columns were known before the churn, or that the next months are like these.";
            yield return "Whatever was written after somebody left, or because they did, makes this grade look better than any forecast will be.";
        }
        else if (split.Kind != "time") yield return "Folds are not time: rows of later months helped to judge earlier ones. Use --split time:DAY for what a forecast would have been worth.";
        foreach (var column in panel.Columns.Where(column => column.Levels.Count > PanelColumn.MostLevels && backtest.Features.Contains(column.Name, StringComparer.Ordinal)))
            yield return Words($"{column.Name} has {column.Levels.Count} different words: the {PanelColumn.MostLevels} most frequent are told apart, the rest are one, \"other\".");
        if (panel.Labels.Count(label => label == Panel.Open) is > 0 and var open) yield return Words($"{open} rows have no outcome yet; they neither train nor judge.");
    }

    private static double? Finite(double? value) => value is { } number && double.IsFinite(number) ? number : null;

    private static string? Number(double? value, string format) => value?.ToString(format, CultureInfo.InvariantCulture);

    private static string Words(FormattableString words) => words.ToString(CultureInfo.InvariantCulture);
}
