using System.Globalization;

namespace Perennial.Core.Risk;

/// <summary>Finds columns that know the outcome: by when their values became known, by where they are filled in, and by how much they tell alone.</summary>
public static class Leaks
{
    /// <summary>A column that alone has an AUC beyond the first is refused; beyond the second, and so far above all others, it is named.</summary>
    public const double TooGood = 0.95, Doubtful = 0.85, FarAbove = 0.15;
    private const double MostlyFilled = 0.5, HardlyFilled = 0.01;

    /// <param name="panel">Whose columns.</param>
    /// <param name="trusted">Names of columns that a person vouches for: only what they declare and when they were known is looked at.</param>
    public static IReadOnlyList<Leak> Of(Panel panel, IReadOnlySet<string> trusted)
    {
        int[] rows = [.. Enumerable.Range(0, panel.Rows).Where(row => panel.Labels[row] != Panel.Open)];
        byte[] labels = [.. rows.Select(row => (byte)panel.Labels[row])];
        var (found, alone) = (new List<Leak>(), new List<(string Column, double Auc)>());
        foreach (var column in panel.Columns)
        {
            var isTrusted = trusted.Contains(column.Name);
            if ((Declared(column) ?? Later(panel, column) ?? (isTrusted ? null : Filled(column, rows, labels))) is { } leak) found.Add(leak);
            else if (!isTrusted && SingleColumn.Auc(column, rows, labels) is var auc && !double.IsNaN(auc))
            {
                if (auc >= TooGood) found.Add(new(column.Name, LeakKind.TellsOutcome, Words($"alone it tells who churned with an AUC of {auc:0.000}, which nothing that is known before does")));
                else alone.Add((column.Name, auc));
            }
        }
        alone.Sort((a, b) => b.Auc.CompareTo(a.Auc));
        if (alone is [var best, ..] && best.Auc >= Doubtful && (alone.Count == 1 || best.Auc - alone[1].Auc >= FarAbove))
            found.Add(new(best.Column, LeakKind.Suspicious, Words($"alone it tells who churned with an AUC of {best.Auc:0.000}{(alone.Count > 1 ? Words($", and the next best column, {alone[1].Column}, with {alone[1].Auc:0.000}") : "")}: look when it is written")));
        return found;
    }

    private static Leak? Declared(PanelColumn column) => column.KnownAt == KnownAt.After ? new(column.Name, LeakKind.DeclaredAfter, "its schema says that it is known only after the cutoff") : null;

    private static Leak? Later(Panel panel, PanelColumn column)
    {
        if (column.KnownOn.Length == 0 || panel.Times.Length == 0) return null;
        var (late, first) = (0, -1);
        for (var row = 0; row < panel.Rows; row++)
        {
            if (!column.Has(row) || !(column.KnownOn[row] > panel.Times[row].DayNumber)) continue;
            late++;
            if (first < 0) first = row;
        }
        return late == 0 ? null : new(column.Name, LeakKind.KnownLater, Words($"{late} of its values became known after their cutoff, the first in row {first + 1}: {DateOnly.FromDayNumber((int)column.KnownOn[first]):yyyy-MM-dd}, and the cutoff is {panel.Times[first]:yyyy-MM-dd}"));
    }

    private static Leak? Filled(PanelColumn column, int[] rows, byte[] labels)
    {
        var (churns, stays, filledChurns, filledStays) = (0, 0, 0, 0);
        for (var i = 0; i < rows.Length; i++)
        {
            var has = column.Has(rows[i]) ? 1 : 0;
            if (labels[i] == 1) (churns, filledChurns) = (churns + 1, filledChurns + has);
            else (stays, filledStays) = (stays + 1, filledStays + has);
        }
        if (churns < Grade.FewestChurns || stays < Grade.FewestChurns) return null;
        var (ofChurns, ofStays) = ((double)filledChurns / churns, (double)filledStays / stays);
        return ofChurns >= MostlyFilled && ofStays <= HardlyFilled
            ? new(column.Name, LeakKind.FilledByChurn, Words($"it is filled in for {ofChurns:0.0%} of those who churned and for {ofStays:0.0%} of those who stayed"))
            : 1 - ofChurns >= MostlyFilled && 1 - ofStays <= HardlyFilled
            ? new(column.Name, LeakKind.FilledByChurn, Words($"it is empty for {1 - ofChurns:0.0%} of those who churned and for {1 - ofStays:0.0%} of those who stayed"))
            : null;
    }

    private static string Words(FormattableString words) => words.ToString(CultureInfo.InvariantCulture);
}
