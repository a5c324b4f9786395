using Perennial.Core.Health;

namespace Perennial.App.Health;

/// <summary>One score of every account of a table: the scorecard of each, with the points of its measures.</summary>
public sealed class ScoresOfAll
{
    private readonly CardInForce[] _cards;
    private readonly int[] _cardOf;
    private readonly float[][][] _fresh, _known, _points;
    private float[]? _scores;

    private ScoresOfAll(string score, CardInForce[] cards, int[] cardOf)
    {
        (Score, _cards, _cardOf) = (score, cards, cardOf);
        (_fresh, _known, _points) = (new float[cards.Length][][], new float[cards.Length][][], new float[cards.Length][][]);
    }

    public string Score { get; }

    /// <param name="score">Its key.</param>
    /// <param name="inForce">The scorecards of the day.</param>
    /// <param name="table">With the scores that this one weighs among its signals.</param>
    /// <param name="kinds">Of the accounts, in the table's order.</param>
    /// <param name="segments">Their segments as numbers.</param>
    /// <param name="measured">Points of measures of this table that are known already; others are added.</param>
    public static ScoresOfAll Of(string score, ScorecardsInForce inForce, SignalTable table, IReadOnlyList<AccountKind> kinds, int[] segments, Dictionary<Measure, (float[] Fresh, float[] Known, float[] Points)>? measured = null)
    {
        CardInForce[] cards = [.. inForce.Of(score)];
        var all = new ScoresOfAll(score, cards, cards is [{ Sheet.Narrowness: 0 }, ..] ? new int[kinds.Count] : [.. kinds.Select(kind => Array.FindIndex(cards, card => card.Sheet.Fits(kind.Segment, kind.Phase)))]);
        for (var c = 0; c < cards.Length; c++)
        {
            List<(float[] Fresh, float[] Known, float[] Points)> columns = [.. cards[c].Sheet.Card.Measures.Select(m => Measured(m.Measure, table, segments, measured ??= []))];
            (all._fresh[c], all._known[c], all._points[c]) = ([.. columns.Select(column => column.Fresh)], [.. columns.Select(column => column.Known)], [.. columns.Select(column => column.Points)]);
        }
        return all;
    }

    /// <summary>Null where no scorecard applies.</summary>
    public CardInForce? CardOf(int account) => _cardOf[account] < 0 ? null : _cards[_cardOf[account]];

    /// <summary>The whole of one account's; null where no scorecard applies.</summary>
    public HealthScore? Of(int account)
    {
        if (CardOf(account) is not { } card) return null;
        return HealthScore.Of(card.Sheet.Card, Row(_points, account), Row(_fresh, account));
    }

    /// <summary>Whether nothing is known of a measure, and something counts in its place.</summary>
    public bool IsAssumed(int account, int measure) => float.IsNaN(_known[_cardOf[account]][measure][account]) && !float.IsNaN(_points[_cardOf[account]][measure][account]);

    /// <summary>Whether a measure's value is older than the scorecard takes as fresh: it counts, and adds nothing to the confidence.</summary>
    public bool IsStale(int account, int measure) => float.IsNaN(_fresh[_cardOf[account]][measure][account]) && !float.IsNaN(_known[_cardOf[account]][measure][account]);

    /// <summary>Of all that an account's score is made of.</summary>
    public long Digest(int account)
    {
        const ulong Prime = 1099511628211;
        var card = _cardOf[account];
        if (card < 0) return 0;
        var hash = 14695981039346656037 ^ (ulong)_cards[card].Digest;
        for (var m = 0; m < _points[card].Length; m++)
        {
            hash = (hash ^ BitConverter.SingleToUInt32Bits(_points[card][m][account])) * Prime;
            hash = (hash ^ (IsAssumed(account, m) ? 1UL : IsStale(account, m) ? 2UL : 0)) * Prime;
        }
        return (long)hash;
    }

    /// <summary>Every account's score; NaN where there is none.</summary>
    public float[] Scores() => _scores ??= Scored();

    private float[] Scored()
    {
        var scores = new float[_cardOf.Length];
        Array.Fill(scores, float.NaN);
        for (var c = 0; c < _cards.Length; c++)
        {
            var (own, confidences) = (new float[scores.Length], new float[scores.Length]);
            new HealthMatrix(scores.Length, _points[c]).Score(_cards[c].Sheet.Card, own, confidences);
            for (var i = 0; i < scores.Length; i++)
                if (_cardOf[i] == c) scores[i] = own[i];
        }
        return scores;
    }

    private float[] Row(float[][][] of, int account) => [.. of[_cardOf[account]].Select(measure => measure[account])];

    private static (float[] Fresh, float[] Known, float[] Points) Measured(Measure measure, SignalTable table, int[] segments, Dictionary<Measure, (float[], float[], float[])> measured)
    {
        if (measured.TryGetValue(measure, out var before)) return before;
        var points = new float[table.Accounts.Length];
        MeasurePoints.Fill(measure, table, segments, points);
        return measured[measure] = (Fresh(measure, table, points), points, Assumed(measure, points));
    }

    private static float[] Fresh(Measure measure, SignalTable table, float[] known)
    {
        if (measure.FreshDays is null) return known;
        float[] points = [.. known];
        return MeasurePoints.Freshen(measure, table, points) ? points : known;
    }

    private static float[] Assumed(Measure measure, float[] known)
    {
        if (measure.WhenMissing is null) return known;
        float[] points = [.. known];
        return MeasurePoints.Assume(measure, points) ? points : known;
    }
}
