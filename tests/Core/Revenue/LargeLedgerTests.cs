using Perennial.Core.Revenue;
using Grouping = Perennial.Core.Revenue.Grouping;

namespace Perennial.Tests.Core.Revenue;

public sealed class LargeLedgerTests
{
    /// <summary>Account n pays n in dollars from day n % 60 of the year, every third leaves on 20 March, every 700th bills in euro, which has rates from February on.</summary>
    [Fact]
    public void What_several_processors_sum_is_what_each_account_says()
    {
        const int accounts = 21_000;
        var ledger = new LedgerBuilder().Rate("2024-02-01", "EUR", "USD", 1.25m);
        var first = new DateOnly(2024, 1, 1);
        for (var n = 1; n <= accounts; n++)
            ledger.Line(n, $"line {n}", $"{first.AddDays(n % 60):yyyy-MM-dd}", n, n % 3 == 0 ? "2024-03-20" : null, n % 700 == 0 ? v => v with { Currency = "EUR" } : null);
        var timeline = ledger.At();
        Period[] months = [LedgerBuilder.Month("2024-02"), LedgerBuilder.Month("2024-03")];
        var segments = new Grouping(2, [.. Enumerable.Range(0, accounts).Select(a => a % 2)]);
        var measured = timeline.Measure(months, segments);
        for (var segment = 0; segment < 2; segment++)
            for (var month = 0; month < 2; month++)
                Print([measured[segment][month]]).ShouldBe(Print(Enumerable.Range(0, accounts).Where(a => a % 2 == segment).Select(a => timeline.MeasureOne(a, months)[month])));
        measured[1][0].UnpricedReason!.ShouldContain("from EUR to USD");
    }

    private static string Print(IEnumerable<PeriodFigures> figures)
    {
        var all = figures.ToList();
        return string.Join(' ', typeof(PeriodFigures).GetProperties().Where(p => p.PropertyType == typeof(decimal) || p.PropertyType == typeof(long))
            .Select(p => $"{p.Name}={all.Sum(f => Convert.ToDecimal(p.GetValue(f), System.Globalization.CultureInfo.InvariantCulture)):0.########}"));
    }
}
