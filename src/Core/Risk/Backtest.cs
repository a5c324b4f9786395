using Perennial.Core.Statistics;

namespace Perennial.Core.Risk;

/// <summary>The product's own model and protocol on labelled history: leaks refused, fitted on rows that train, graded on rows that do not.</summary>
public sealed class Backtest
{
    /// <summary>Columns that are no feature, or doubtful, with the reason.</summary>
    public required IReadOnlyList<Leak> Leaks { get; init; }

    /// <summary>Columns that the model uses.</summary>
    public required IReadOnlyList<string> Features { get; init; }

    /// <summary>Of each row that was judged; NaN for others.</summary>
    public required double[] Probabilities { get; init; }

    /// <summary>95 % bounds of each of them, from the uncertainty of the weights.</summary>
    public required double[] Low { get; init; }

    /// <inheritdoc cref="Low"/>
    public required double[] High { get; init; }

    /// <summary>Null where there are too few churns to fit: see <see cref="Pooled"/>.</summary>
    public required Grade? Grade { get; init; }

    /// <summary>The same features in the order of how much they move the log-odds, over all splits.</summary>
    public required IReadOnlyList<ColumnWeight> Weights { get; init; }

    /// <summary>The share of rows that churned, of those that would train.</summary>
    public required Interval? Pooled { get; init; }
    public required int TrainChurns { get; init; }
    public required int TrainRows { get; init; }

    /// <param name="panel">What is known.</param>
    /// <param name="splits">Each row is judged at most once.</param>
    /// <param name="capacity">How many accounts the team can look after; of the rows judged.</param>
    /// <param name="trusted">Columns that a person vouches for.</param>
    public static Backtest Run(Panel panel, IReadOnlyList<Split> splits, int capacity, IReadOnlySet<string>? trusted = null)
    {
        var leaks = Risk.Leaks.Of(panel, trusted ?? new HashSet<string>());
        var refused = leaks.Where(leak => leak.IsRefused).Select(leak => leak.Column).ToHashSet(StringComparer.Ordinal);
        PanelColumn[] columns = [.. panel.Columns.Where(column => !refused.Contains(column.Name))];
        var (p, low, high) = (Empty(panel), Empty(panel), Empty(panel));
        var (churns, weights) = (0, columns.ToDictionary(column => column.Name, _ => new List<double>(), StringComparer.Ordinal));
        foreach (var split in splits)
        {
            byte[] labels = [.. split.Train.Select(row => (byte)panel.Labels[row])];
            var trained = labels.Count(label => label == 1);
            churns = Math.Max(churns, trained);
            if (trained < FewestChurns || trained == labels.Length) continue;
            var encoding = new Encoding(columns, split.Train);
            var model = HazardModel.Fit(encoding.Design(split.Train), labels, encoding.Prior());
            var judged = encoding.Design(split.Judge);
            for (var i = 0; i < split.Judge.Length; i++)
            {
                var (logOdds, deviation) = (model.LogOdds(judged[i]), model.Deviation(judged[i]));
                p[split.Judge[i]] = HazardModel.Sigmoid(logOdds);
                low[split.Judge[i]] = HazardModel.Sigmoid(logOdds - 1.959963984540054 * deviation);
                high[split.Judge[i]] = HazardModel.Sigmoid(logOdds + 1.959963984540054 * deviation);
            }
            foreach (var (column, weight) in encoding.Weights(model, judged)) weights[column.Name].Add(weight);
        }
        int[] graded = [.. Enumerable.Range(0, panel.Rows).Where(row => !double.IsNaN(p[row]))];
        var train = splits.Count == 0 ? [] : splits.MaxBy(split => split.Train.Length)!.Train;
        return new()
        {
            Leaks = leaks,
            Features = [.. columns.Select(column => column.Name)],
            Probabilities = p,
            Low = low,
            High = high,
            Grade = graded.Length == 0 ? null : Risk.Grade.Of([.. graded.Select(row => p[row])], [.. graded.Select(row => (byte)panel.Labels[row])], capacity),
            Weights = [.. weights.Where(w => w.Value.Count > 0).Select(w => new ColumnWeight(w.Key, w.Value.Average())).OrderByDescending(w => Math.Abs(w.Weight))],
            Pooled = train.Length == 0 ? null : Wilson.Of(train.Count(row => panel.Labels[row] == 1), train.Length),
            TrainChurns = churns,
            TrainRows = train.Length,
        };
    }

    private const int FewestChurns = Risk.Grade.FewestChurns;

    private static double[] Empty(Panel panel)
    {
        var values = new double[panel.Rows];
        Array.Fill(values, double.NaN);
        return values;
    }
}
