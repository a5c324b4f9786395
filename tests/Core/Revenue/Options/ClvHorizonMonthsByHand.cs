using Perennial.Core.Revenue;
using Period = Perennial.Core.Revenue.Period;

namespace Perennial.Tests.Core.Revenue.Options;

/// <summary>One of ten leaves after each of 1 to 5 months, the other five after 6: churn does not slow, so the curve is the observed one; with the eleventh, who stays,
/// S = 1, 10/11, 9/11 for the first three months. Margin is 80 of 100 a month, without discount.</summary>
public sealed class ClvHorizonMonthsByHand
{
    internal static LedgerBuilder Ledger()
    {
        var ledger = new LedgerBuilder();
        for (var account = 1; account <= 10; account++) ledger.Line(account, $"line {account}", "2023-01-01", 100, account <= 5 ? $"2023-0{account + 1}-01" : "2023-07-01");
        return ledger.Line(11, "pays", "2023-01-01", 100);
    }

    [Theory]
    [InlineData(1, 80.0)]
    [InlineData(2, 152.7272727272727)]
    [InlineData(3, 218.1818181818182)]
    public void Margin_is_summed_to_the_horizon(int months, double value) =>
        Ledger().Metric("cltv", Period.Ending(new(2023, 12, 31), Window.Months(12)), null, $"clv-horizon-months={months}", "clv-discount-rate=0").Value!.Value.ShouldBe((decimal)value, 0.000001m);
}
