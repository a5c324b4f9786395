using Period = Perennial.Core.Revenue.Period;

namespace Perennial.Tests.Core.Engagement.Metrics;

/// <summary>Ana, bo and cy; who has no name is none.</summary>
public sealed class MauTests
{
    [Fact]
    public void It_is_who_came_in_the_month_that_ends_with_the_period() => WorkedUsage.InJune().Figure("mau").Value.ShouldBe(3);

    [Fact]
    public void The_month_up_to_a_day_begins_the_day_after_the_same_one_of_the_month_before() =>
        WorkedUsage.InJune().Did(1, "dan", "2024-04-30", "plan").Did(1, "eve", "2024-05-01", "plan").Figure("mau", Period.Ending(new(2024, 5, 30), Perennial.Core.Revenue.Window.Months(1))).Value.ShouldBe(1);

    [Fact]
    public void Of_a_quarter_it_is_its_last_calendar_month() => WorkedUsage.InJune().Did(1, "dan", "2024-05-31", "plan").Figure("mau", new Period(new(2024, 4, 1), new(2024, 7, 1))).Value.ShouldBe(3);

    [Fact]
    public void It_looks_back_a_month_whatever_the_period() => WorkedUsage.InJune().Figure("mau", new Period(new(2024, 6, 30), new(2024, 7, 1))).Value.ShouldBe(3);
}
