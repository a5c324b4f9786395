namespace Perennial.Tests.Core.Engagement.Metrics;

/// <summary>Ana plans and opens a report the day after; bo and cy plan, and cy makes a rule the day after.</summary>
public sealed class FunnelTests
{
    [Fact]
    public void It_is_who_came_to_the_last_step_by_who_came_to_the_first() => WorkedUsage.InJune().Figure("funnel", options: ("funnel", "plan > report")).Value!.Value.ShouldBe(1 / 3m, 1e-20m);

    [Fact]
    public void Of_one_account() => WorkedUsage.InJune().Figure("funnel", account: 2, options: ("funnel", "plan>rule")).Value.ShouldBe(1);

    [Fact]
    public void One_step_alone_is_who_began() => WorkedUsage.InJune().Figure("funnel", options: ("funnel", "plan")).Numerator.ShouldBe(3);

    [Fact]
    public void None_is_chosen_by_default() => WorkedUsage.InJune().Figure("funnel").Reason.ShouldBe("no funnel is chosen: the option funnel names its steps");

    [Theory]
    [InlineData("a > ")]
    [InlineData("a>b>c>d>e>f>g>h>i>j>k")]
    public void Steps_that_are_none_are_refused(string steps) => Should.Throw<Perennial.Core.Options.UnknownOptionException>(() => Perennial.Core.Options.WorkspaceOptions.Default.With("funnel", steps));

    [Fact]
    public void A_window_of_more_than_a_hundred_years_is_refused() => Should.Throw<Perennial.Core.Options.UnknownOptionException>(() => Perennial.Core.Options.WorkspaceOptions.Default.With("funnel-within", "99999y"));
}
