using Perennial.Core.Revenue;

namespace Perennial.Tests.Core.Revenue;

public sealed class NormalisationByHand
{
    /// <summary>Month 1, quarter 1/3, year 1/12, N months 1/N, week 52/12, day 365/12; rounded to 8 decimals.</summary>
    [Theory]
    [InlineData(100, BillingInterval.Month, 1, "100")]
    [InlineData(100, BillingInterval.Month, 7, "14.28571429")]
    [InlineData(100, BillingInterval.Quarter, 1, "33.33333333")]
    [InlineData(100, BillingInterval.Year, 1, "8.33333333")]
    [InlineData(100, BillingInterval.Year, 3, "2.77777778")]
    [InlineData(100, BillingInterval.Week, 1, "433.33333333")]
    [InlineData(100, BillingInterval.Week, 2, "216.66666667")]
    [InlineData(10, BillingInterval.Day, 1, "304.16666667")]
    public void An_interval_becomes_a_month(int price, BillingInterval interval, int count, string monthly) =>
        Normalisation.MonthlyE8(1, price, interval, count).ShouldBe(Of(monthly));

    /// <summary>A half of the 8th decimal goes to the even side: 0.00000001 x 0.5 to 0, x 1.5 to 2, x 2.5 to 2.</summary>
    [Theory]
    [InlineData("0.5", "0")]
    [InlineData("1.5", "0.00000002")]
    [InlineData("2.5", "0.00000002")]
    [InlineData("2.500001", "0.00000003")]
    public void A_half_rounds_to_even(string quantity, string monthly) =>
        Normalisation.MonthlyE8(decimal.Parse(quantity, System.Globalization.CultureInfo.InvariantCulture), 0.00000001m, BillingInterval.Month, 1).ShouldBe(Of(monthly));

    [Theory]
    [InlineData("12345.6789", "98765.4321", BillingInterval.Week, 3)]
    [InlineData("3", "0.0000000003", BillingInterval.Year, 1)]
    [InlineData("4294967295", "20.95", BillingInterval.Year, 1)]
    [InlineData("1.5", "99.99", BillingInterval.Day, 4)]
    public void Long_numbers_take_the_exact_way_and_agree_with_the_short_one(string quantity, string price, BillingInterval interval, int count)
    {
        var (q, p) = (decimal.Parse(quantity, System.Globalization.CultureInfo.InvariantCulture), decimal.Parse(price, System.Globalization.CultureInfo.InvariantCulture));
        var (times, over) = Normalisation.PerMonth(interval, count);
        var exact = Math.Round(q * p * times / over, 8, MidpointRounding.ToEven);
        Normalisation.MonthlyE8(q, p, interval, count).ShouldBe((long)(exact * 100_000_000m));
        Normalisation.MonthlyE8(q, p, interval, count, discountAmount: 0.0000000000001m).ShouldBeInRange((long)(exact * 100_000_000m) - 1, (long)(exact * 100_000_000m));
    }

    [Fact]
    public void More_than_an_amount_can_hold_is_refused() => Should.Throw<OverflowException>(() => Normalisation.MonthlyE8(1_000_000, 1_000_000, BillingInterval.Month, 1));

    private static long Of(string amount) => (long)(decimal.Parse(amount, System.Globalization.CultureInfo.InvariantCulture) * 100_000_000m);
}
