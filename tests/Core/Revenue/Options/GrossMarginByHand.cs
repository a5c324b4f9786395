using Perennial.Core.Revenue;
using Period = Perennial.Core.Revenue.Period;

namespace Perennial.Tests.Core.Revenue.Options;

/// <summary>One month of the same: 100 at 80 % or at 55 %.</summary>
public sealed class GrossMarginByHand
{
    [Theory]
    [InlineData(80, 80)]
    [InlineData(55, 55)]
    public void Lifetime_value_is_of_the_margin(int percent, int value) =>
        ClvHorizonMonthsByHand.Ledger().Metric("cltv", Period.Ending(new(2023, 12, 31), Window.Months(12)), null, "clv-horizon-months=1", $"gross-margin={percent}").Value!.Value.ShouldBe(value, 0.000001m);
}
