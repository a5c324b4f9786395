using Perennial.App.Demo;
using Perennial.Core.Forecast;
using Perennial.Core.Revenue;
using Perennial.Core.Revenue.Curves;

namespace Perennial.Tests.Core.Forecast;

public sealed class RemainingLifetimeTests
{
    private static readonly DateOnly _day = new(2026, 1, 1);

    [Fact]
    public void A_customer_who_stayed_long_is_expected_to_stay_longer_and_the_sum_is_the_curve_s()
    {
        var curve = World(400, 3, alpha: 1, beta: 9);
        var lifetime = new RemainingLifetime(curve, 60, 0.1);
        var fit = curve.Fit.Curve!;
        foreach (var alive in new[] { 0, 7, 30 })
        {
            var direct = Enumerable.Range(0, 60).Sum(t => fit.Survival(alive + t) / fit.Survival(alive) * Math.Pow(1.1, -t / 12.0));
            var known = lifetime.After(alive);
            known.Discounted.ShouldBe(direct, 1e-6);
            known.Months.ShouldBeGreaterThan(known.Discounted);
            known.Low!.Value.ShouldBeLessThan(known.Discounted);
            known.High!.Value.ShouldBeGreaterThan(known.Discounted);
            known.High.Value.ShouldBeLessThanOrEqualTo(60);
        }
        lifetime.After(30).Discounted.ShouldBeGreaterThan(lifetime.After(0).Discounted);
        (lifetime.Untold, lifetime.WithoutInterval).ShouldBe((null, null));
    }

    [Fact]
    public void The_interval_holds_the_truth_about_as_often_as_it_says()
    {
        var truth = new ShiftedBetaGeometric(1, 9).DiscountedPayments(36, Math.Pow(1.1, 1 / 12.0) - 1, 6);
        var told = Enumerable.Range(10, 40).Select(seed => World(500, (ulong)seed, 1, 9)).Where(curve => curve.Fit.Curve is not null).Select(curve => new RemainingLifetime(curve, 36, 0.1).After(6)).ToList();
        told.Count.ShouldBeGreaterThan(30);
        ((double)told.Count(r => r.Low <= truth && truth <= r.High) / told.Count).ShouldBeGreaterThan(0.8);
    }

    [Fact]
    public void More_customers_make_it_narrower()
    {
        double Width(int customers) => new RemainingLifetime(World(customers, 5, 1, 9), 60, 0.1).After(6) is var r ? Math.Log(r.High!.Value / r.Low!.Value) : 0;
        Width(4000).ShouldBeLessThan(Width(400));
    }

    [Fact]
    public void Without_churns_there_is_no_value_and_without_a_fit_no_interval_each_with_its_reason()
    {
        RetentionCurve Of(params (int Months, bool Churned)[] lives) => RetentionCurve.Of(new Spells(lives.Select((l, i) => new Lifetime(i, _day.AddMonths(-l.Months - (l.Churned ? 12 : 0)), l.Churned ? _day.AddMonths(-12) : null))), _day);
        var few = new RemainingLifetime(Of((3, true), (4, true), (10, false), (20, false)), 60, 0.1);
        few.Untold.ShouldBe("2 churns seen; below 5 no retention curve is fitted");
        Should.Throw<InvalidOperationException>(() => few.After(3));
        var quickening = new RemainingLifetime(Of((9, true), (9, true), (10, true), (10, true), (10, true), (11, true), (12, false), (11, false)), 60, 0);
        quickening.Untold.ShouldBeNull();
        quickening.WithoutInterval!.ShouldStartWith("no interval: Kaplan-Meier's curve is used");
        quickening.After(0).Low.ShouldBeNull();
    }

    [Fact]
    public void The_end_of_the_oldest_customer_is_not_everybodys()
    {
        var lives = Enumerable.Range(0, 300).Select(i => new Lifetime(i, _day.AddMonths(-20 - i % 10), i % 2 == 0 ? _day.AddMonths(-(i % 10)) : null));
        var curve = RetentionCurve.Of(new Spells([.. lives, new Lifetime(300, _day.AddMonths(-36), _day.AddDays(-1))]), _day);
        curve.Observed.Survival(36).ShouldBe(0, "the one at risk left");
        curve.Fit.Curve.ShouldBeNull("churn that quickens has no such curve");
        var lifetime = new RemainingLifetime(curve, 60, 0);
        var leaving = curve.Churns / Enumerable.Range(0, curve.Counts.Periods).Sum(t => (double)curve.Counts.Ended[t] + curve.Counts.Survived[t]);
        lifetime.After(36).Months.ShouldBe(Enumerable.Range(0, 60).Sum(t => Math.Pow(1 - leaving, t)), 1e-9, "the rate of all months that were seen");
        lifetime.After(35).Months.ShouldBe(lifetime.After(36).Months, 1e-9);
    }

    /// <summary>Customers who began in the last four years, each with a monthly churn of their own.</summary>
    private static RetentionCurve World(int customers, ulong seed, double alpha, double beta)
    {
        var dice = new Dice(seed);
        var truth = new ShiftedBetaGeometric(alpha, beta);
        return RetentionCurve.Of(new Spells(Enumerable.Range(0, customers).Select(i =>
        {
            var (begun, month, place) = (_day.AddMonths(-dice.Between(1, 48)), 0, dice.Fraction());
            while (month < 60 && truth.Survival(month + 1) > place) month++;
            var churned = begun.AddMonths(month + 1);
            return new Lifetime(i, begun, month < 60 && churned <= _day ? churned : null);
        })), _day);
    }
}
