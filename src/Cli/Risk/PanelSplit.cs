using System.Globalization;
using Perennial.Core.Risk;

namespace Perennial.Cli.Risk;

/// <summary>Which rows train and which judge, as <c>--split</c> says.</summary>
/// <param name="Kind"><c>time</c>, <c>folds</c> or <c>rows</c>.</param>
/// <param name="Cutoff">Of a split by time.</param>
/// <param name="Column">With the numbers of folds.</param>
/// <param name="Folds">Of folds by row number.</param>
internal sealed record PanelSplit(string Kind, DateOnly? Cutoff = null, string? Column = null, int Folds = 0)
{
    private const int UsualFolds = 10;
    private const double UsualShare = 0.7;

    /// <param name="text">time:DAY, rows:N or the name of a column; null for what the panel is good for: its folds, its time, its rows.</param>
    /// <param name="schema">What the panel has.</param>
    public static PanelSplit Of(string? text, PanelSchema schema)
    {
        if (text is null) return schema.Fold is { } fold ? new("folds", Column: fold) : schema.Time is not null ? new("time") : new("rows", Folds: UsualFolds);
        if (text.StartsWith("time:", StringComparison.Ordinal))
        {
            if (!DateOnly.TryParseExact(text[5..], "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out var cutoff)) throw CommandFailure.WrongUsage($"'{text[5..]}' is no cutoff such as time:2024-01-31.");
            return schema.Time is null ? throw CommandFailure.WrongUsage("The panel has no time to split by: its schema names no 'time'.") : new("time", cutoff);
        }
        if (!text.StartsWith("rows:", StringComparison.Ordinal)) return new("folds", Column: text);
        return int.TryParse(text[5..], NumberStyles.None, CultureInfo.InvariantCulture, out var folds) && folds is >= 2 and <= 100 ? new("rows", Folds: folds) : throw CommandFailure.WrongUsage("rows:N takes 2 to 100 folds, each by row number modulo N.");
    }

    public IReadOnlyList<Split> Splits(Panel panel) => Kind switch
    {
        "time" => [Split.At(panel, CutoffOf(panel))],
        "folds" => Split.ByFold(panel, panel.Folds),
        _ => Split.ByFold(panel, [.. Enumerable.Range(0, panel.Rows).Select(row => row % Folds)]),
    };

    /// <summary>Where none is said, the day behind which three tenths of the rows lie.</summary>
    public DateOnly CutoffOf(Panel panel) => Cutoff ?? panel.Times.Order().ElementAt((int)(panel.Rows * UsualShare));
}
