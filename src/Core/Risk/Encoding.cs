namespace Perennial.Core.Risk;

/// <summary>Columns of a panel as features of a model, each column in a run of its own. Learnt from the rows that train alone, so that those that judge teach nothing.</summary>
internal sealed class Encoding
{
    private readonly EncodedColumn[] _columns;
    private readonly int[] _from;

    public Encoding(IEnumerable<PanelColumn> columns, int[] rows)
    {
        _columns = [.. columns.Select(column => new EncodedColumn(column, rows)).Where(column => column.Width > 0)];
        _from = new int[_columns.Length + 1];
        _from[0] = 1;
        for (var i = 0; i < _columns.Length; i++) _from[i + 1] = _from[i] + _columns[i].Width;
    }

    /// <summary>Features, the intercept included.</summary>
    public int Width => _from[^1];

    public Design Design(int[] rows)
    {
        var design = new Design(rows.Length, Width);
        for (var i = 0; i < rows.Length; i++)
            for (var c = 0; c < _columns.Length; c++) _columns[c].Write(rows[i], design[i][_from[c]..]);
        return design;
    }

    /// <param name="lean">How far the centre of a weight whose direction is sure lies on that side of zero.</param>
    public Prior Prior(double lean = 0)
    {
        var prior = new Prior(Width);
        for (var c = 0; c < _columns.Length; c++)
            if (_columns[c].Column.Sign is not 0 and var sign && _columns[c].Column.Kind != ColumnKind.Category) (prior.Sign[_from[c]], prior.Centre[_from[c]]) = (sign, sign * lean);
        return prior;
    }

    /// <summary>Where a column of one feature stands, and what a value of it becomes; null where it is none.</summary>
    public (int Place, Func<double, double> Feature)? Find(string name)
    {
        var at = Array.FindIndex(_columns, column => column.Column.Name == name);
        return at < 0 ? null : (_from[at], _columns[at].Feature);
    }

    /// <summary>How much each column moves the log-odds of these rows.</summary>
    public IEnumerable<(PanelColumn Column, double Weight)> Weights(HazardModel model, Design rows)
    {
        for (var c = 0; c < _columns.Length; c++)
        {
            var (n, sum, squares) = (rows.Rows, 0.0, 0.0);
            for (var row = 0; row < n; row++)
            {
                var part = 0.0;
                for (var i = _from[c]; i < _from[c + 1]; i++) part += model.Coefficients[i] * rows[row][i];
                (sum, squares) = (sum + part, squares + part * part);
            }
            var deviation = n == 0 ? 0 : Math.Sqrt(Math.Max(0, squares / n - sum / n * (sum / n)));
            yield return (_columns[c].Column, _columns[c].Column.Kind == ColumnKind.Category ? deviation : Math.CopySign(deviation, model.Coefficients[_from[c]]));
        }
    }

    /// <summary>What each column adds to the log-odds of a row, seen from the average account; together with the intercept they are the log-odds.</summary>
    public IReadOnlyList<(PanelColumn Column, double LogOdds, double Mean)> Parts(HazardModel model, ReadOnlySpan<float> row)
    {
        var parts = new List<(PanelColumn, double, double)>(_columns.Length);
        for (var c = 0; c < _columns.Length; c++)
        {
            var sum = 0.0;
            for (var i = _from[c]; i < _from[c + 1]; i++) sum += model.Coefficients[i] * row[i];
            parts.Add((_columns[c].Column, sum, _columns[c].Mean));
        }
        return parts;
    }
}
