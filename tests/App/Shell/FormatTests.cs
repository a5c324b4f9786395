using Perennial.App.Shell;

namespace Perennial.Tests.App.Shell;

public sealed class FormatTests
{
    [Theory]
    [InlineData(0, "$0")]
    [InlineData(12.5, "$12.50")]
    [InlineData(1234.56, "$1,235")]
    [InlineData(937.2, "$937")]
    [InlineData(-1234, "−$1,234")]
    [InlineData(-0.001, "$0.00")]
    public void Money_is_shown_with_the_digits_that_matter(double amount, string shown) => Format.Money((decimal)amount, "USD").ShouldBe(shown);

    [Theory]
    [InlineData(999, "$999")]
    [InlineData(9_999, "$9,999")]
    [InlineData(12_345, "$12.3k")]
    [InlineData(999_499, "$999k")]
    [InlineData(999_500, "$1M")]
    [InlineData(1_240_000, "$1.24M")]
    [InlineData(-812_430, "−$812k")]
    public void Short_money_keeps_three_digits(double amount, string shown) => Format.MoneyShort((decimal)amount, "USD").ShouldBe(shown);

    [Fact]
    public void A_currency_without_a_common_sign_is_named_by_its_code() => Format.Money(5, "CHF").ShouldBe("CHF\u00a05");

    [Theory]
    [InlineData(0.0231, "2.3%")]
    [InlineData(-0.0004, "0.0%")]
    [InlineData(1.084, "108.4%")]
    public void A_fraction_is_shown_as_a_percentage(double fraction, string shown) => Format.Percent((decimal)fraction).ShouldBe(shown);
}
