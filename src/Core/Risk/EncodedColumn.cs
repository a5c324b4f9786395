namespace Perennial.Core.Risk;

/// <summary>How one column of a panel becomes features: numbers by their distance from the mean in standard deviations, categories each by whether they are it. What is missing pushes nothing.</summary>
internal sealed class EncodedColumn
{
    private const double Farthest = 5;
    private readonly PanelColumn _column;
    private readonly double _mean, _deviation;
    private readonly double[] _shares = [];
    private readonly int[] _places = [];

    /// <param name="column">What is encoded.</param>
    /// <param name="rows">Those that teach it.</param>
    public EncodedColumn(PanelColumn column, int[] rows)
    {
        _column = column;
        if (column.Kind == ColumnKind.Category) (_shares, _places) = Shares(column, rows);
        else (_mean, _deviation) = Spread(column, rows);
    }

    public PanelColumn Column => _column;

    /// <summary>Of the rows that taught it; 0 for a category.</summary>
    public double Mean => _mean;

    /// <summary>How many features it becomes: none where it is always the same.</summary>
    public int Width => _column.Kind == ColumnKind.Category ? _shares.Length : _deviation > 0 ? 1 : 0;

    public void Write(int row, Span<float> into)
    {
        if (Width == 0 || !_column.Has(row)) return;
        if (_column.Kind != ColumnKind.Category)
        {
            into[0] = (float)Feature(_column.Numbers[row]);
            return;
        }
        for (var i = 0; i < _shares.Length; i++) into[i] = (float)-_shares[i];
        if (_column.Codes[row] < _places.Length && _places[_column.Codes[row]] is >= 0 and var place) into[place] += 1;
    }

    /// <summary>What a number becomes.</summary>
    public double Feature(double value) => Math.Clamp((value - _mean) / _deviation, -Farthest, Farthest);

    private static (double, double) Spread(PanelColumn column, int[] rows)
    {
        var (n, sum, squares) = (0, 0.0, 0.0);
        foreach (var row in rows)
        {
            if (!column.Has(row)) continue;
            n++;
            var distance = column.Numbers[row] - sum / Math.Max(1, n - 1);
            sum += column.Numbers[row];
            squares += distance * (column.Numbers[row] - sum / n);
        }
        return n < 2 ? (0, 0) : (sum / n, Math.Sqrt(squares / n));
    }

    /// <summary>The share of each category among the rows, and where it stands; categories of one row alone stand nowhere, and the rare ones of very many stand together.</summary>
    private static (double[], int[]) Shares(PanelColumn column, int[] rows)
    {
        var (counts, places, shares) = (new int[column.Levels.Count], new int[column.Levels.Count], new List<double>());
        foreach (var row in rows)
            if (column.Has(row)) counts[column.Codes[row]]++;
        var all = (double)counts.Sum();
        Array.Fill(places, -1);
        int[] counted = [.. Enumerable.Range(0, counts.Length).Where(level => counts[level] > 1 && counts[level] < all)];
        var told = counted.Length <= PanelColumn.MostLevels ? counted.ToHashSet() : counted.OrderByDescending(level => counts[level]).Take(PanelColumn.MostLevels).ToHashSet();
        foreach (var level in counted.Where(told.Contains))
        {
            places[level] = shares.Count;
            shares.Add(counts[level] / all);
        }
        if (told.Count == counted.Length) return (shares.ToArray(), places);
        foreach (var level in counted.Where(level => !told.Contains(level))) places[level] = shares.Count;
        shares.Add(counted.Where(level => !told.Contains(level)).Sum(level => (double)counts[level]) / all);
        return (shares.ToArray(), places);
    }
}
