using Perennial.App.Demo;
using Perennial.Core.Risk;

namespace Perennial.Tests.Core.Risk;

public sealed class RanksTests
{
    [Fact]
    public void The_AUC_is_the_share_of_pairs_in_the_right_order_with_ties_as_half()
    {
        // Churned: 0.9, 0.4, 0.4; stayed: 0.8, 0.4, 0.1. Pairs: 3 + (0 + 1/2 + 1) twice = 6 of 9.
        Ranks.Auc([0.9, 0.8, 0.4, 0.4, 0.4, 0.1], [1, 0, 1, 1, 0, 0]).ShouldBe(6 / 9.0, 1e-12);
        Ranks.Auc([1, 1, 1], [1, 0, 0]).ShouldBe(0.5);
        double.IsNaN(Ranks.Auc([1, 2], [0, 0])).ShouldBeTrue();
        double.IsNaN(Ranks.Auc([], [])).ShouldBeTrue();
    }

    [Fact]
    public void It_is_that_of_all_pairs_counted()
    {
        var dice = new Dice(5);
        for (var round = 0; round < 100; round++)
        {
            var n = dice.Between(2, 59);
            double[] risk = [.. Enumerable.Range(0, n).Select(_ => (double)dice.Between(0, 7))];
            byte[] churned = [.. Enumerable.Range(0, n).Select(_ => (byte)dice.Between(0, 1))];
            var (pairs, right) = (0.0, 0.0);
            for (var i = 0; i < n; i++)
                for (var j = 0; j < n; j++)
                    if (churned[i] == 1 && churned[j] == 0) (pairs, right) = (pairs + 1, right + (risk[i] > risk[j] ? 1 : risk[i] == risk[j] ? 0.5 : 0));
            if (pairs > 0) Ranks.Auc(risk, churned).ShouldBe(right / pairs, 1e-12);
        }
    }

    [Fact]
    public void Places_that_equals_share_are_shared_out()
    {
        Ranks.Precision([0.9, 0.8, 0.5, 0.5, 0.5, 0.1], [1, 0, 1, 0, 0, 1], 3).ShouldBe((1 + 1 / 3.0) / 3, 1e-12);
        Ranks.Precision([0.9, 0.1], [1, 0], 10).ShouldBe(0.5);
        double.IsNaN(Ranks.Precision([0.5], [1], 0)).ShouldBeTrue();
    }
}
