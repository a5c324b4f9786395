using FsCheck;
using FsCheck.Fluent;
using Perennial.App.Team;

namespace Perennial.Tests.App.Team;

public sealed class EvenSpreadTests
{
    [Fact]
    public void Shares_by_amount_differ_by_no_more_than_the_largest_account() => Check.QuickThrowOnFailure(Prop.ForAll(Cases(), given =>
    {
        var (weights, people) = given;
        var to = EvenSpread.Of(weights, people, byCount: false);
        var sums = Enumerable.Range(0, people).Select(p => weights.Where((_, i) => to[i] == p).Sum()).ToList();
        return to.Count == weights.Length && to.All(p => p >= 0 && p < people) && sums.Max() - sums.Min() <= weights.DefaultIfEmpty(0).Max();
    }));

    [Fact]
    public void Shares_by_number_differ_by_one_at_most() => Check.QuickThrowOnFailure(Prop.ForAll(Cases(), given =>
    {
        var (weights, people) = given;
        var to = EvenSpread.Of(weights, people, byCount: true);
        var counts = Enumerable.Range(0, people).Select(p => to.Count(t => t == p)).ToList();
        return counts.Max() - counts.Min() <= 1;
    }));

    [Fact]
    public void The_largest_accounts_go_to_different_people() => EvenSpread.Of([10, 90, 50, 40], 2, byCount: false).ShouldBe([0, 0, 1, 1]);

    private static Arbitrary<(long[] Weights, int People)> Cases() => Arb.From(
        from weights in Gen.ArrayOf(Gen.Choose(0, 1_000_000).Select(n => (long)n))
        from people in Gen.Choose(1, 7)
        select (weights, people));
}
