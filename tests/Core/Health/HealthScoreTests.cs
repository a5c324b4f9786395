using Perennial.App.Demo;
using Perennial.Core.Health;

namespace Perennial.Tests.Core.Health;

public sealed class HealthScoreTests
{
    private static readonly Shape _any = new Shape.Linear(0, 1);

    /// <summary>Use (weight 3): 2 of 3 parts and 1; voice (weight 1): one measure.</summary>
    private static readonly Scorecard _card = new("One", [new("Use", 3, [new("a", 2, _any), new("b", 1, _any)]), new("Voice", 1, [new("c", 5, _any)])], Bands.Usual);

    [Fact]
    public void It_is_the_mean_of_groups_of_means()
    {
        var whole = HealthScore.Of(_card, [90, 30, 20]);
        whole.Score.ShouldBe(57.5m, "(3 x (2 x 90 + 30) / 3 + 20) / 4");
        whole.Contributions.Select(c => c.Adds).ShouldBe([45m, 7.5m, 5m]);
        (whole.Confidence, whole.Band).ShouldBe((1, Band.Amber));
        _card.Measures.Select(m => m.Share).ShouldBe([0.5, 0.25, 0.25]);
    }

    [Fact]
    public void What_is_missing_is_left_out_of_the_mean_and_lowers_the_confidence()
    {
        var without = HealthScore.Of(_card, [90, float.NaN, float.NaN]);
        without.Score.ShouldBe(90m);
        without.Confidence.ShouldBe(0.5, 1e-12, "3 x 2/3 of 4");
        without.Contributions[1].ShouldSatisfyAllConditions(c => c.Points.ShouldBeNull(), c => c.Share.ShouldBeNull(), c => c.Adds.ShouldBe(0));
        var nothing = HealthScore.Of(_card, [float.NaN, float.NaN, float.NaN]);
        (nothing.Score, nothing.Band, nothing.Confidence).ShouldBe((null, null, 0));
    }

    [Theory]
    [InlineData(90, 30, 20, 0)]
    [InlineData(90, 30, 20, 1)]
    [InlineData(90, 30, 20, 2)]
    [InlineData(10, 80, 95, 0)]
    [InlineData(10, 80, 95, 2)]
    public void What_goes_stale_lowers_the_confidence_and_never_moves_the_score(float a, float b, float c, int stale)
    {
        float[] points = [a, b, c], fresh = [a, b, c];
        fresh[stale] = float.NaN;
        var (before, after) = (HealthScore.Of(_card, points), HealthScore.Of(_card, points, fresh));
        (after.Score, after.Band).ShouldBe((before.Score, before.Band));
        after.Contributions.ShouldBe(before.Contributions);
        after.Contributions.Sum(x => x.Adds).ShouldBe(after.Score!.Value);
        after.Confidence.ShouldBe(1 - _card.Measures.ElementAt(stale).Share, 1e-12);
    }

    [Theory]
    [InlineData(39.99, Band.Red)]
    [InlineData(40, Band.Amber)]
    [InlineData(69.99, Band.Amber)]
    [InlineData(70, Band.Green)]
    public void A_band_begins_at_its_bound(double score, Band band) => Bands.Usual.Of(score).ShouldBe(band);

    [Fact]
    public void Contributions_sum_to_the_score_to_the_last_digit_and_the_matrix_says_the_same()
    {
        var dice = new Dice(3);
        for (var round = 0; round < 60; round++)
        {
            var card = new Scorecard("Drawn", [.. Enumerable.Range(0, dice.Between(1, 5)).Select(g => new MeasureGroup($"g{g}", dice.Between(0.1, 5), [.. Enumerable.Range(0, dice.Between(1, 9)).Select(m => new Measure($"m{m}", dice.Between(0.1, 9), _any))]))], Bands.Usual);
            var (measures, accounts) = (card.Groups.Sum(g => g.Measures.Count), dice.Between(1, 5000));
            var matrix = new HealthMatrix(accounts, measures);
            for (var m = 0; m < measures; m++)
                for (var i = 0; i < accounts; i++) matrix[m][i] = dice.Chance(0.2) ? float.NaN : (float)dice.Between(0.0, 100);
            var (scores, confidences) = (new float[accounts], new float[accounts]);
            matrix.Score(card, scores, confidences);
            for (var i = 0; i < accounts; i += 1 + accounts / 50)
            {
                float[] points = [.. Enumerable.Range(0, measures).Select(m => matrix[m][i])];
                var one = HealthScore.Of(card, points);
                one.Contributions.Sum(c => c.Adds).ShouldBe(one.Score ?? 0);
                ((float)one.Confidence).ShouldBe(confidences[i], 1e-4f);
                if (one.Score is not { } score) float.IsNaN(scores[i]).ShouldBeTrue();
                else
                {
                    ((float)score).ShouldBe(scores[i], 0.02f);
                    one.Contributions.Where(c => c.Share is not null).Sum(c => c.Share!.Value).ShouldBe(1, 1e-9);
                    foreach (var c in one.Contributions.Where(c => c.Share is not null)) ((double)c.Adds).ShouldBe(c.Points!.Value * c.Share!.Value, 0.0101);
                }
            }
        }
    }
}
