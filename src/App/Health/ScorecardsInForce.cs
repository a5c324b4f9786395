using Perennial.Core.Health;

namespace Perennial.App.Health;

/// <summary>The scorecards that apply on a day.</summary>
public sealed class ScorecardsInForce
{
    private readonly Dictionary<string, CardInForce[]> _of;

    public ScorecardsInForce(IEnumerable<CardInForce> cards)
    {
        All = [.. cards];
        _of = All.GroupBy(card => card.Sheet.Score, StringComparer.Ordinal).ToDictionary(score => score.Key, score => score.OrderByDescending(card => card.Sheet.Narrowness).ToArray(), StringComparer.Ordinal);
        Scores = [.. _of.Keys.OrderBy(score => score != ScorecardSheet.Overall).ThenBy(Place).ThenBy(score => score, StringComparer.Ordinal)];
        ToCompute = [.. Scores.OrderBy(score => _of[score].Any(card => card.Sheet.WeighsScores))];
    }

    public IReadOnlyList<CardInForce> All { get; }

    /// <summary>Keys of the scores as people read them: the overall one first.</summary>
    public IReadOnlyList<string> Scores { get; }

    /// <summary>The same, those that weigh others behind them.</summary>
    public IReadOnlyList<string> ToCompute { get; }

    /// <summary>Whether it matters what segment or phase an account is of.</summary>
    public bool NeedKinds => All.Any(card => card.Sheet.Narrowness > 0 || card.Sheet.Card.Measures.Any(measure => measure.Measure.Shape is Shape.Percentile));

    /// <summary>The narrowest first.</summary>
    public IReadOnlyList<CardInForce> Of(string score) => _of.GetValueOrDefault(score) ?? [];

    /// <summary>The one that applies to an account; null where none does.</summary>
    public CardInForce? For(string score, string? segment, string? phase) => Of(score).FirstOrDefault(card => card.Sheet.Fits(segment, phase));

    /// <summary>With another scorecard in place of the one of the same score, segment and phase.</summary>
    public ScorecardsInForce With(CardInForce card) => new(All.Where(other => !IsSamePlace(other.Sheet, card.Sheet)).Append(card));

    public static bool IsSamePlace(ScorecardSheet one, ScorecardSheet other) =>
        one.Score == other.Score && string.Equals(one.Segment, other.Segment, StringComparison.OrdinalIgnoreCase) && string.Equals(one.Phase, other.Phase, StringComparison.OrdinalIgnoreCase);

    private static int Place(string score) => DefaultScorecards.All.Index().FirstOrDefault(sheet => sheet.Item.Score == score, (int.MaxValue, null!)).Index;
}
