using Perennial.Core.Health;

namespace Perennial.App.Health;

/// <summary>Every score of every account on a day.</summary>
public sealed record ScoredBook(SignalTable Table, ScorecardsInForce InForce, IReadOnlyList<AccountKind> Kinds, IReadOnlyList<ScoresOfAll> Scores)
{
    /// <summary>Scores that others weigh are put among the table's signals.</summary>
    public static ScoredBook Of(SignalTable table, ScorecardsInForce inForce, IReadOnlyList<AccountKind> kinds)
    {
        var (segments, scores, weighed) = (AccountKinds.Numbers(kinds), new List<ScoresOfAll>(), inForce.All.SelectMany(card => card.Sheet.Card.Measures).Select(m => m.Measure.Signal).ToHashSet(StringComparer.Ordinal));
        var measured = new Dictionary<Measure, (float[], float[], float[])>();
        foreach (var score in inForce.ToCompute)
        {
            var all = ScoresOfAll.Of(score, inForce, table, kinds, segments, measured);
            if (weighed.Contains(ScorecardSheet.ScorePrefix + score)) table.Set(ScorecardSheet.ScorePrefix + score, all.Scores());
            scores.Add(all);
        }
        return new(table, inForce, kinds, scores);
    }

    public ScoresOfAll? Find(string score) => Scores.FirstOrDefault(all => all.Score == score);
}
