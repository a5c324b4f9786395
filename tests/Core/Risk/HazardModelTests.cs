using Perennial.App.Demo;
using Perennial.Core.Risk;

namespace Perennial.Tests.Core.Risk;

public sealed class HazardModelTests
{
    [Fact]
    public void With_the_intercept_alone_it_is_the_log_odds_of_the_share()
    {
        var model = HazardModel.Fit(new Design(40, 1), [.. Enumerable.Range(0, 40).Select(i => (byte)(i < 10 ? 1 : 0))], new Prior(1));
        model.Coefficients[0].ShouldBe(Math.Log(10 / 30.0), 1e-6);
        Math.Sqrt(model.Covariance[0, 0]).ShouldBe(Math.Sqrt(1 / 10.0 + 1 / 30.0), 1e-4, "the standard error of log-odds of one share");
    }

    [Fact]
    public void Without_a_prior_two_groups_give_their_log_odds_ratio()
    {
        // 12 of 40 churned where the feature is 0, 30 of 60 where it is 1.
        var (design, labels) = (new Design(100, 2), new byte[100]);
        for (var i = 0; i < 100; i++) (design[i][1], labels[i]) = (i < 40 ? 0 : 1, (byte)(i < 12 || (i >= 40 && i < 70) ? 1 : 0));
        var prior = new Prior(2);
        prior.Strength[1] = 0;
        var model = HazardModel.Fit(design, labels, prior);
        model.Coefficients[0].ShouldBe(Math.Log(12 / 28.0), 1e-6);
        model.Coefficients[1].ShouldBe(Math.Log(30 / 30.0 / (12 / 28.0)), 1e-6);
        Math.Sqrt(model.Covariance[1, 1]).ShouldBe(Math.Sqrt(1 / 12.0 + 1 / 28.0 + 1 / 30.0 + 1 / 30.0), 1e-4, "Woolf's standard error of a log-odds ratio");
    }

    [Fact]
    public void Where_it_ends_nothing_pulls_any_more()
    {
        for (var seed = 0; seed < 20; seed++)
        {
            var (design, labels, prior) = Drawn(seed, rows: 300 + 977 * seed, columns: 2 + seed % 11);
            var model = HazardModel.Fit(design, labels, prior);
            for (var j = 0; j < design.Columns; j++)
            {
                var pull = prior.Strength[j] * (model.Coefficients[j] - prior.Centre[j]);
                for (var i = 0; i < design.Rows; i++) pull += design[i][j] * (model.Probability(design[i]) - labels[i]);
                if (model.Coefficients[j] == 0 && prior.Sign[j] != 0) (pull * prior.Sign[j]).ShouldBeGreaterThan(-0.05, $"{seed}: kept at its bound, and pushed against it");
                else pull.ShouldBe(0, 0.05 + 1e-5 * design.Rows, $"{seed}: column {j} of {design.Columns}");
                (model.Coefficients[j] * prior.Sign[j]).ShouldBeGreaterThanOrEqualTo(0);
            }
        }
    }

    [Fact]
    public void A_prior_holds_what_the_data_does_not_know()
    {
        var (design, labels) = (new Design(10, 2), new byte[10]);
        labels[0] = labels[1] = 1;
        var prior = new Prior(2);
        prior.Centre[1] = 0.7;
        var model = HazardModel.Fit(design, labels, prior);
        model.Coefficients[1].ShouldBe(0.7, 1e-6, "nobody has the feature");
        model.Covariance[1, 1].ShouldBe(1 / Prior.Lambda, 1e-6);
    }

    [Fact]
    public void Two_columns_that_say_the_same_are_not_played_off_against_each_other()
    {
        var dice = new Dice(2);
        var (design, labels, prior) = (new Design(4000, 3), new byte[4000], new Prior(3));
        for (var i = 0; i < 4000; i++)
        {
            var x = dice.Fraction() * 2 - 1;
            (design[i][1], design[i][2]) = ((float)x, (float)(x + 0.02 * (dice.Fraction() - 0.5)));
            labels[i] = (byte)(dice.Fraction() < HazardModel.Sigmoid(-1 + 2 * x) ? 1 : 0);
        }
        prior.Strength[1] = prior.Strength[2] = 0.001;
        var free = HazardModel.Fit(design, labels, prior);
        Math.Min(free.Coefficients[1], free.Coefficients[2]).ShouldBeLessThan(-1, "the trap: of two like columns one gets the wrong sign");
        (prior.Sign[1], prior.Sign[2]) = (1, 1);
        var bound = HazardModel.Fit(design, labels, prior);
        bound.Coefficients.Skip(1).Min().ShouldBeGreaterThanOrEqualTo(0);
        (bound.Coefficients[1] + bound.Coefficients[2]).ShouldBe(2, 0.2);
        (bound.Loss - free.Loss).ShouldBeInRange(0, 5, "and the fit loses next to nothing");
    }

    [Fact]
    public void It_starts_where_the_last_one_ended_and_finds_the_same()
    {
        var (design, labels, prior) = Drawn(4, 20_000, 12);
        var cold = HazardModel.Fit(design, labels, prior);
        var warm = HazardModel.Fit(design, labels, prior, cold.Coefficients);
        warm.Steps.ShouldBe(0);
        warm.Coefficients.ShouldBe(cold.Coefficients);
    }

    private static (Design, byte[], Prior) Drawn(int seed, int rows, int columns)
    {
        var (dice, design, labels, prior) = (new Dice((ulong)seed), new Design(rows, columns), new byte[rows], new Prior(columns));
        double[] truth = [-1.5, .. Enumerable.Range(1, columns - 1).Select(_ => dice.Fraction() * 2 - 1)];
        for (var j = 1; j < columns; j++) prior.Sign[j] = dice.Between(-1, 1);
        for (var i = 0; i < rows; i++)
        {
            var logit = truth[0];
            for (var j = 1; j < columns; j++)
            {
                design[i][j] = (float)(dice.Fraction() * 3.4 - 1.7);
                logit += truth[j] * design[i][j];
            }
            labels[i] = (byte)(dice.Fraction() < HazardModel.Sigmoid(logit) ? 1 : 0);
        }
        return (design, labels, prior);
    }
}
