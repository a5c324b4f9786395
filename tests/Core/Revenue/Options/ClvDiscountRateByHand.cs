using Perennial.Core.Revenue;
using Period = Perennial.Core.Revenue.Period;

namespace Perennial.Tests.Core.Revenue.Options;

/// <summary>Two months of the same: 80 + 80 x 10/11 / 1.21^(1/12) at 21 % a year.</summary>
public sealed class ClvDiscountRateByHand
{
    [Theory]
    [InlineData(0, 1.0)]
    [InlineData(21, 1.21)]
    public void Later_months_are_discounted(int percent, double factor) =>
        ClvHorizonMonthsByHand.Ledger().Metric("cltv", Period.Ending(new(2023, 12, 31), Window.Months(12)), null, "clv-horizon-months=2", $"clv-discount-rate={percent}")
            .Value!.Value.ShouldBe((decimal)(80 + 80 * 10 / 11.0 / Math.Pow(factor, 1 / 12.0)), 0.000001m);
}
