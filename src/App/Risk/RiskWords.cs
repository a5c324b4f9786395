using System.Globalization;
using Perennial.App.Shell;
using Perennial.Core.Health;
using Perennial.Core.Risk;

namespace Perennial.App.Risk;

/// <summary>Reasons in plain words: each signal by its name, with the account's value beside the mean.</summary>
/// <param name="currency">Of amounts.</param>
/// <param name="fields">What custom fields are called, by their name in files.</param>
internal sealed class RiskWords(string currency, IReadOnlyDictionary<string, string>? fields = null)
{
    private const double Nothing = 1e-9, MostOfLog = 34;

    /// <summary>All that moves a row's log-odds from those of the mean account, the strongest first.</summary>
    public IReadOnlyList<RiskReason> Reasons(RiskModel model, ReadOnlySpan<float> features, int row) =>
        [.. model.Parts(features).Where(part => Math.Abs(part.LogOdds) > Nothing).OrderByDescending(part => Math.Abs(part.LogOdds)).Select(part => new RiskReason(part.Column.Name, part.LogOdds, Sentence(part.Column, row, part.Mean)))];

    private string Sentence(PanelColumn column, int row, double mean)
    {
        if (column.Name == RiskPanel.Due) return column.Numbers[row] > 0 ? "A renewal falls due within a month" : "No renewal falls due within a month";
        if (column.Name == RiskPanel.Segment) return $"Segment {column.Levels[column.Codes[row]]}";
        var name = SignalCatalog.Find(column.Name) is { } signal ? signal.Name : column.Name.StartsWith(RiskPanel.FieldPrefix, StringComparison.Ordinal) ? FieldNames.Of(column.Name[RiskPanel.FieldPrefix.Length..], fields) : column.Name;
        if (column.Kind == ColumnKind.Category) return $"{name}: {column.Levels[column.Codes[row]]}";
        var unit = SignalCatalog.Find(column.Name)?.Unit ?? (column.Kind == ColumnKind.Flag ? SignalUnit.Flag : SignalUnit.Number);
        return unit == SignalUnit.Flag ? $"{name}: {(column.Numbers[row] > 0.5 ? "yes" : "no")}, as {Format.Percent((decimal)(column.Numbers[row] > 0.5 ? mean : 1 - mean), 0)} of all" : $"{name}: {Value(column.Numbers[row], unit, column.Name)}, {(unit == SignalUnit.Money ? "typically" : "on average")} {Value(mean, unit, column.Name)}";
    }

    private string Value(double value, SignalUnit unit, string name)
    {
        if (!double.IsFinite(value) || Math.Abs(value) > 1e15) return "beyond measure";
        var number = (decimal)value;
        return unit switch
        {
            SignalUnit.Ratio => name.EndsWith("-trend", StringComparison.Ordinal) ? Format.WithSign(Math.Round(number, 2), Format.Percent(number, 0)) : Format.Percent(number, 0),
            SignalUnit.Money => Format.MoneyShort((decimal)(Math.Exp(Math.Min(value, MostOfLog)) - 1), currency),
            SignalUnit.Days => Counted(number, "day"),
            SignalUnit.Hours => Counted(number, "hour"),
            SignalUnit.Months => Counted(number, "month"),
            _ => Format.Count(Math.Round(number, Math.Abs(number) < 100 ? 1 : 0)),
        };
    }

    private static string Counted(decimal number, string unit)
    {
        var rounded = Math.Round(number, Math.Abs(number) < 10 ? 1 : 0);
        return string.Create(CultureInfo.InvariantCulture, $"{Format.Count(rounded)} {(rounded == 1 ? unit : unit + "s")}");
    }
}
