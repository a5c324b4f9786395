using Perennial.App.Revenue;
using Perennial.App.Revenue.Why;
using Perennial.Core.Revenue;

namespace Perennial.Tests.App.Revenue;

public sealed class WhyAddressTests
{
    [Theory]
    [InlineData("2025-03-01", "2025-04-01", "1m")]
    [InlineData("2023-03-01", "2024-03-01", "12m")]
    [InlineData("2024-03-01", "2025-03-01", "365d")]
    [InlineData("2022-09-01", "2023-03-01", "181d")]
    [InlineData("2025-03-03", "2025-03-10", "7d")]
    public void The_window_of_an_address_gives_the_same_days_back(string start, string end, string window)
    {
        var period = new Period(DateOnly.Parse(start), DateOnly.Parse(end));
        WhyAddress.WindowOf(period).ShouldBe(window);
        Period.Ending(period.ClosingDay, Window.Parse(window)!.Value).ShouldBe(period);
    }

    [Theory]
    [InlineData("2024-02-01", "2024-03-01", "February 2024")]
    [InlineData("2024-04-01", "2024-07-01", "Q2 2024")]
    [InlineData("2024-02-01", "2024-05-01", "1 Feb 2024 – 30 Apr 2024")]
    [InlineData("2023-01-01", "2024-01-01", "2023")]
    [InlineData("2024-02-29", "2024-03-01", "29 Feb 2024")]
    public void A_period_is_said_as_people_say_it(string start, string end, string words) =>
        PeriodWords.Of(new Period(DateOnly.Parse(start), DateOnly.Parse(end))).ShouldBe(words);
}
