using Perennial.App.Demo;
using Perennial.Core.Revenue.Curves;

namespace Perennial.Tests.Core.Revenue.Curves;

/// <summary>Against the figures that Fader, Hardie and Lee published for the CDNOW customers (times in weeks).</summary>
public sealed class BetaGeometricNbdTests
{
    private static readonly BetaGeometricNbd _cdnow = new(0.243, 4.414, 0.793, 2.426);

    [Fact]
    public void A_customer_s_expected_purchases_are_the_published_ones() =>
        // "Implementing the BG/NBD model in Excel": x = 2, t_x = 30.43, T = 38.86, t = 39.
        _cdnow.Expected(new BuyingHistory(2, 30.43, 38.86), 39).ShouldBe(1.226, 0.0005);

    [Fact]
    public void Who_bought_once_counts_as_alive() => _cdnow.ProbabilityAlive(new(0, 0, 38.86)).ShouldBe(1);

    [Theory]
    [InlineData(0, 0, 38.86)]
    [InlineData(2, 30.43, 38.86)]
    [InlineData(7, 10.5, 38.86)]
    [InlineData(1, 38.86, 38.86)]
    public void The_likelihood_is_the_mixture_summed_by_the_long_way(int repeats, double last, double observed)
    {
        // Over a fine grid of rates (gamma) and probabilities (beta): lambda^x e^(-lambda T) (1-p)^x + [x>0] p (1-p)^(x-1) lambda^x e^(-lambda t_x).
        var model = new BetaGeometricNbd(1.4, 4.414, 1.3, 2.426);
        var sum = 0.0;
        const int Steps = 3000;
        for (var i = 0; i < Steps; i++)
        {
            var p = (i + 0.5) / Steps;
            var beta = Math.Pow(p, model.A - 1) * Math.Pow(1 - p, model.B - 1) / MathNet.Numerics.SpecialFunctions.Beta(model.A, model.B) / Steps;
            for (var j = 0; j < Steps; j++)
            {
                var rate = (j + 0.5) * 4 / Steps;
                var gamma = Math.Exp(model.R * Math.Log(model.Alpha) - MathNet.Numerics.SpecialFunctions.GammaLn(model.R) + (model.R - 1) * Math.Log(rate) - model.Alpha * rate) * 4 / Steps;
                var alive = Math.Pow((1 - p) * rate, repeats) * Math.Exp(-rate * observed);
                var gone = repeats == 0 ? 0 : p * Math.Pow(1 - p, repeats - 1) * Math.Pow(rate, repeats) * Math.Exp(-rate * last);
                sum += beta * gamma * (alive + gone);
            }
        }
        model.LogLikelihood(new(repeats, last, observed)).ShouldBe(Math.Log(sum), 0.003);
    }

    [Fact]
    public void Buying_as_at_CDNOW_gives_the_published_parameters_back()
    {
        var fit = BetaGeometricNbd.Fit(Bought(_cdnow, 30_000, new Dice(7)));
        fit.Failure.ShouldBeNull();
        fit.Model!.R.ShouldBe(_cdnow.R, 0.012);
        fit.Model.Alpha.ShouldBe(_cdnow.Alpha, 0.25);
        (fit.Model.A / (fit.Model.A + fit.Model.B)).ShouldBe(_cdnow.A / (_cdnow.A + _cdnow.B), 0.02, "the mean chance of leaving");
        fit.Model.Expected(39).ShouldBe(_cdnow.Expected(39), 0.03);
        fit.LogLikelihood!.Value.ShouldBeGreaterThan(Bought(_cdnow, 30_000, new Dice(7)).Sum(_cdnow.LogLikelihood), "no parameters fit what was drawn better, the true ones neither");
    }

    [Fact]
    public void The_unit_of_time_does_not_matter()
    {
        var weeks = Bought(_cdnow, 5000, new Dice(3));
        var (inWeeks, inDays) = (BetaGeometricNbd.Fit(weeks).Model!, BetaGeometricNbd.Fit([.. weeks.Select(c => new BuyingHistory(c.Repeats, c.Last * 7, c.Observed * 7))]).Model!);
        (inDays.Alpha / 7).ShouldBe(inWeeks.Alpha, 0.05);
        inDays.R.ShouldBe(inWeeks.R, 0.002);
        inDays.Expected(7 * 20).ShouldBe(inWeeks.Expected(20), 0.002);
    }

    [Fact]
    public void Too_few_that_bought_again_are_no_fit() =>
        BetaGeometricNbd.Fit([.. Enumerable.Repeat(new BuyingHistory(0, 0, 10), 100), new(1, 3, 10)]).Failure.ShouldBe("only 1 customers bought again, and 10 are the fewest to fit from");

    private static List<BuyingHistory> Bought(BetaGeometricNbd model, int customers, Dice dice)
    {
        var found = new List<BuyingHistory>();
        for (var i = 0; i < customers; i++)
        {
            var (rate, leaves, observed) = (MathNet.Numerics.Distributions.Gamma.InvCDF(model.R, model.Alpha, dice.Fraction()), MathNet.Numerics.Distributions.Beta.InvCDF(model.A, model.B, dice.Fraction()), 27 + 12 * dice.Fraction());
            var (at, last, repeats) = (0.0, 0.0, 0);
            while (rate > 1e-12)
            {
                at += -Math.Log(1 - dice.Fraction()) / rate;
                if (at > observed) break;
                (last, repeats) = (at, repeats + 1);
                if (dice.Fraction() < leaves) break;
            }
            found.Add(new(repeats, last, observed));
        }
        return found;
    }
}
