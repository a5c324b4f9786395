namespace Perennial.Core.Risk;

/// <summary>What one column tells of the outcome by itself, whatever the shape: rates of its parts, learnt from four fifths of the rows and judged on the fifth, in turn.</summary>
internal static class SingleColumn
{
    private const int Folds = 5, Bins = 20;
    private const double Smoothing = 5;

    /// <returns>NaN where it cannot be said.</returns>
    public static double Auc(PanelColumn column, int[] rows, byte[] labels)
    {
        var parts = column.Kind == ColumnKind.Category ? [.. rows.Select(row => column.Codes[row] + 1)] : Binned(column, rows);
        var (risk, most) = (new double[rows.Length], parts.Append(0).Max() + 1);
        for (var fold = 0; fold < Folds; fold++)
        {
            var (counts, churns, n, all) = (new double[most], new double[most], 0.0, 0.0);
            for (var i = 0; i < rows.Length; i++)
            {
                if (i % Folds == fold) continue;
                (counts[parts[i]], churns[parts[i]]) = (counts[parts[i]] + 1, churns[parts[i]] + labels[i]);
                (n, all) = (n + 1, all + labels[i]);
            }
            if (n == 0) return double.NaN;
            for (var i = fold; i < rows.Length; i += Folds) risk[i] = (churns[parts[i]] + Smoothing * all / n) / (counts[parts[i]] + Smoothing);
        }
        return Ranks.Auc(risk, labels);
    }

    /// <summary>0 where there is no value, else its twentieth.</summary>
    private static int[] Binned(PanelColumn column, int[] rows)
    {
        double[] sorted = [.. rows.Where(column.Has).Select(row => column.Numbers[row]).Order()];
        double[] edges = [.. Enumerable.Range(1, Bins - 1).Where(_ => sorted.Length > 0).Select(i => sorted[sorted.Length * i / Bins]).Distinct()];
        return [.. rows.Select(row => !column.Has(row) ? 0 : Array.BinarySearch(edges, column.Numbers[row]) is var at && at >= 0 ? at + 2 : ~at + 1)];
    }
}
