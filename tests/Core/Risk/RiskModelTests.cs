using Perennial.App.Demo;
using Perennial.Core.Risk;

namespace Perennial.Tests.Core.Risk;

public sealed class RiskModelTests
{
    private static readonly DateOnly _day = new(2025, 1, 15);

    [Fact]
    public void Reasons_sum_to_the_distance_from_the_mean_account()
    {
        var (model, design) = Fitted(new(0.1, 0.8, 100, 1000));
        for (var row = 0; row < 200; row++)
            model.Parts(design[row]).Sum(part => part.LogOdds).ShouldBe(model.LogOdds(design[row]) - model.MeanLogOdds, 1e-9);
        model.Parts(design[0]).Select(part => part.Column.Name).ShouldBe(["use", "plan", "due"]);
    }

    [Theory]
    [InlineData(60, 60)]
    [InlineData(61, 61)]
    [InlineData(20_000, 61)]
    public void A_category_tells_sixty_words_apart_and_the_rest_together(int words, int features)
    {
        int[] codes = [.. Enumerable.Range(0, words).SelectMany(word => Enumerable.Repeat(word, word == 7 ? 40 : 2))];
        var column = new PanelColumn { Name = "account", Kind = ColumnKind.Category, Codes = codes, Levels = [.. Enumerable.Range(0, words).Select(word => "A" + word)] };
        var model = RiskModel.Fit([column], "due", [.. Enumerable.Range(0, codes.Length)], [.. codes.Select(code => (byte)(code == 7 ? 1 : 0))]);
        model.Coefficients.Length.ShouldBe(1 + features);
        var design = model.Design([Array.IndexOf(codes, 7), Array.IndexOf(codes, words - 1), Array.IndexOf(codes, words - 2)]);
        model.LogOdds(design[0]).ShouldBeGreaterThan(model.LogOdds(design[1]) + 1, "the most frequent word stands by itself");
        design[1].SequenceEqual(design[2]).ShouldBe(words > 61, "rare ones of very many stand together");
    }

    [Fact]
    public void Further_ahead_is_never_less_likely_and_bounds_hold_what_they_bound()
    {
        var (model, design) = Fitted(Recalibration.None);
        for (var row = 0; row < 200; row++)
        {
            var (near, far, longest) = (model.Of(design[row], Ahead.Of(_day, 30, null, 0)), model.Of(design[row], Ahead.Of(_day, 90, null, 0)), model.Of(design[row], Ahead.Of(_day, 180, null, 0)));
            (near.P <= far.P && far.P <= longest.P).ShouldBeTrue();
            foreach (var p in (Probability[])[near, far, longest]) (p.Low > 0 && p.Low <= p.P && p.P <= p.High && p.High < 1).ShouldBeTrue();
        }
    }

    [Fact]
    public void Whole_slots_multiply_and_a_renewal_counts_from_its_day_on()
    {
        var (model, design) = Fitted(Recalibration.None);
        var row = design[1];
        var one = model.Of(row, new(1, 0)).P;
        model.Of(row, new(3, 0)).P.ShouldBe(1 - Math.Pow(1 - one, 3), 1e-9);
        var due = model.Of(row, new(1, 1)).P;
        due.ShouldBeGreaterThan(one);
        model.Of(row, new(3, 1)).P.ShouldBe(1 - (1 - due) * Math.Pow(1 - one, 2), 1e-9);
        model.Of(row, new(0.5, 1)).P.ShouldBe(1 - (1 - due) / (1 - one) * Math.Sqrt(1 - one), 1e-9);
    }

    [Fact]
    public void What_lies_ahead_is_counted_by_days_and_by_the_contract()
    {
        Ahead.Of(_day, 31, null, 0).ShouldBe(new(1, 0));
        Ahead.Of(_day, 45, null, 0).Slots.ShouldBe(1 + 14 / 28.0, 1e-12);
        Ahead.Of(_day, 45, new(2025, 2, 28), 12).Renewals.ShouldBe(1);
        Ahead.Of(_day, 45, new(2025, 3, 2), 12).Renewals.ShouldBe(0, "the slot has begun, the renewal lies after the day");
        Ahead.Of(_day, 90, new(2025, 2, 1), 1).Renewals.ShouldBe(3, "one that renews every month is due in every slot");
        Ahead.IsDue(new(2025, 1, 31), new(2025, 2, 28), new(2024, 2, 28), 12).ShouldBeTrue("a year after the one that is known");
        Ahead.IsDue(new(2025, 1, 31), new(2025, 2, 28), new(2024, 2, 28), 0).ShouldBeFalse();
        Ahead.IsDue(new(2025, 1, 31), new(2025, 2, 28), new(2025, 1, 31), 0).ShouldBeFalse("that day is over");
    }

    [Fact]
    public void Predictions_that_were_too_sure_are_pulled_together_and_few_churns_change_nothing()
    {
        var dice = new Dice(7);
        var (logOdds, churned) = (new List<double>(), new List<byte>());
        for (var i = 0; i < 20_000; i++)
        {
            var true_ = -3 + 2 * (dice.Fraction() - 0.5);
            logOdds.Add(2 * true_);
            churned.Add((byte)(dice.Chance(HazardModel.Sigmoid(true_)) ? 1 : 0));
        }
        var learnt = Recalibration.Learn(logOdds, churned);
        learnt.Slope.ShouldBe(0.5, 0.06);
        learnt.Of(-6).ShouldBe(-3, 0.1);
        Recalibration.Learn([.. logOdds.Take(100)], [.. churned.Take(100)]).ShouldBe(Recalibration.None);
    }

    [Theory]
    [InlineData("churn_flag", "True", true)]
    [InlineData("churn_flag", "False", false)]
    [InlineData("Churn reason", "pricing", null)]
    [InlineData("account status", "Cancelled", true)]
    [InlineData("account status", "active", false)]
    [InlineData("industry", "lost", true)]
    [InlineData("industry", "yes", null)]
    public void Words_of_people_s_own_fields_are_read(string column, string value, bool? gone)
    {
        OutcomeWords.SaysGone(column, value).ShouldBe(gone);
        OutcomeWords.Name("churn_flag").ShouldBeTrue();
        OutcomeWords.Name("industry").ShouldBeFalse();
    }

    private static (RiskModel, Design) Fitted(Recalibration recalibration)
    {
        var dice = new Dice(3);
        var (use, plan, due, labels) = (new double[4000], new int[4000], new double[4000], new byte[4000]);
        for (var i = 0; i < 4000; i++)
        {
            (use[i], plan[i], due[i]) = (dice.Fraction() * 2 - 1, dice.Between(0, 2), dice.Chance(0.1) ? 1 : 0);
            labels[i] = (byte)(dice.Chance(HazardModel.Sigmoid(-3 - use[i] + (plan[i] == 2 ? 0.6 : 0) + 1.4 * due[i])) ? 1 : 0);
        }
        int[] rows = [.. Enumerable.Range(0, 4000)];
        var model = RiskModel.Fit(
            [
                new() { Name = "use", Kind = ColumnKind.Number, Numbers = use, Sign = -1 }, new() { Name = "plan", Kind = ColumnKind.Category, Codes = plan, Levels = ["a", "b", "c"] }, new() { Name = "due", Kind = ColumnKind.Flag, Numbers = due, Sign = 1 },
            ], "due", rows, labels).With(recalibration);
        return (model, model.Design(rows));
    }
}
