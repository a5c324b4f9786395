using Period = Perennial.Core.Revenue.Period;

namespace Perennial.Tests.Core.Engagement.Metrics;

/// <summary>Ana, bo and cy; who has no name is none.</summary>
public sealed class MauTests
{
    [Fact]
    public void It_is_who_came_in_the_month_that_ends_with_the_period() => WorkedUsage.InJune().Figure("mau").Value.ShouldBe(3);

    [Fact]
    public void It_looks_back_a_month_whatever_the_period() => WorkedUsage.InJune().Figure("mau", new Period(new(2024, 6, 30), new(2024, 7, 1))).Value.ShouldBe(3);
}
