using Perennial.Core.Health;

namespace Perennial.App.Health;

/// <summary>All accounts on a day, scored by one scorecard after another: points are kept by measure, so that other weights cost only the weighing.</summary>
internal sealed class TrialDay(PastOutcomes.Day day)
{
    private readonly Dictionary<(string, Shape, int?, double?), float[]> _points = [];
    private readonly int[] _segments = AccountKinds.Numbers(day.Kinds);
    private HealthMatrix? _matrix;
    private List<float[]> _inMatrix = [];

    public SignalTable Table => day.Table;

    public PastOutcomes.Day Day => day;

    /// <summary>Who pays on the day and has this scorecard, of those that apply.</summary>
    public bool[] Members(ScorecardsInForce inForce, CardInForce card) => IsForAll(inForce.Of(card.Sheet.Score), card) ? [.. day.IsCustomer] : [.. day.Kinds.Select((kind, i) => day.IsCustomer[i] && ReferenceEquals(inForce.For(card.Sheet.Score, kind.Segment, kind.Phase), card))];

    /// <summary>Every account's score, whoever it is for; NaN where nothing is known.</summary>
    public float[] Scores(Scorecard card)
    {
        List<float[]> columns = [.. card.Measures.Select(m => Points(m.Measure))];
        if (_matrix is null || columns.Count != _inMatrix.Count) (_matrix, _inMatrix) = (new(day.Table.Accounts.Length, columns.Count), [.. columns.Select(_ => Array.Empty<float>())]);
        for (var m = 0; m < columns.Count; m++)
        {
            if (ReferenceEquals(columns[m], _inMatrix[m])) continue;
            columns[m].CopyTo(_matrix[m]);
            _inMatrix[m] = columns[m];
        }
        var (scores, confidences) = (new float[day.Table.Accounts.Length], new float[day.Table.Accounts.Length]);
        _matrix.Score(card, scores, confidences);
        return scores;
    }

    /// <summary>Every account's score by what applies to it.</summary>
    public float[] Scores(string score, ScorecardsInForce inForce)
    {
        var cards = inForce.Of(score);
        if (cards.Count > 0 && IsForAll(cards, cards[0])) return Scores(cards[0].Sheet.Card);
        var by = cards.Select(card => Scores(card.Sheet.Card)).ToList();
        return [.. day.Kinds.Select((kind, i) => inForce.For(score, kind.Segment, kind.Phase) is { } card ? by[cards.Index().First(c => ReferenceEquals(c.Item, card)).Index][i] : float.NaN)];
    }

    /// <summary>Whether none is narrower than one that is for everybody.</summary>
    private static bool IsForAll(IReadOnlyList<CardInForce> cards, CardInForce card) => card.Sheet.Narrowness == 0 && ReferenceEquals(cards[0], card);

    private float[] Points(Measure measure)
    {
        var key = (measure.Signal, measure.Shape, measure.FreshDays, measure.WhenMissing);
        if (_points.TryGetValue(key, out var known)) return known;
        if (_points.Count > 200) _points.Clear(); // a threshold that is dragged leaves many behind
        var points = new float[day.Table.Accounts.Length];
        MeasurePoints.Fill(measure, day.Table, _segments, points);
        MeasurePoints.Assume(measure, points);
        return _points[key] = points;
    }
}
