namespace Perennial.Tests.Core.Revenue;

public sealed class MovementsByHand
{
    private readonly LedgerBuilder _ledger = new LedgerBuilder()
        .Line(1, "a", "2024-01-10", 100, "2024-04-01")
        .Line(1, "b", "2024-06-01", 80)
        .Line(2, "c", "2024-01-01", 50)
        .Line(2, "c", "2024-03-15", 70)
        .Line(2, "c", "2024-05-15", 20);

    [Theory]
    [InlineData("2024-01", 0, 150, 150, 0, 0, 0, 0)]
    [InlineData("2024-03", 150, 170, 0, 0, 20, 0, 0)]
    [InlineData("2024-04", 170, 70, 0, 0, 0, 0, -100)]
    [InlineData("2024-05", 70, 20, 0, 0, 0, -50, 0)]
    [InlineData("2024-06", 20, 100, 0, 80, 0, 0, 0)]
    public void A_month_opens_moves_and_closes(string month, int opening, int closing, int @new, int reactivation, int expansion, int contraction, int churn)
    {
        var f = _ledger.In(month);
        (f.Opening, f.Closing, f.New, f.Reactivation, f.Expansion, f.Contraction, f.Churn).ShouldBe((opening, closing, @new, reactivation, expansion, contraction, churn));
    }

    [Fact]
    public void The_churn_day_is_the_first_day_without_service() =>
        _ledger.At().Movements(LedgerBuilder.Month("2024-04"), Perennial.Core.Revenue.Grouping.Everyone(2)).ShouldHaveSingleItem().Day.ShouldBe(new DateOnly(2024, 4, 1));
}
