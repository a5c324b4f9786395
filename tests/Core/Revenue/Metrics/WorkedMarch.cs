using Perennial.Core;
using Perennial.Core.Revenue;

namespace Perennial.Tests.Core.Revenue.Metrics;

/// <summary>
/// The month that the metrics are worked out on by hand, March 2024:
/// account 1 pays 100 throughout; 2 goes from 50 to 80 on the 10th (+30); 3 from 60 to 40 on the 5th (-20); 4 paid 90 and is gone on the 20th (-90);
/// 5 is new on the 15th with 200; 6 paid 70 in January and pays again from the 25th.
/// Opening 300 of 4 customers; new 200, reactivation 70, expansion 30, contraction -20, churn -90; closing 490 of 5 customers.
/// </summary>
internal static class WorkedMarch
{
    public static readonly Period March = LedgerBuilder.Month("2024-03");

    public static LedgerBuilder Ledger() => new LedgerBuilder()
        .Line(1, "one", "2024-01-01", 100)
        .Line(2, "two", "2024-01-01", 50).Line(2, "two", "2024-03-10", 80)
        .Line(3, "three", "2024-01-01", 60).Line(3, "three", "2024-03-05", 40)
        .Line(4, "four", "2024-01-01", 90, "2024-03-20")
        .Line(5, "five", "2024-03-15", 200)
        .Line(6, "six", "2024-01-01", 70, "2024-02-01").Line(6, "six", "2024-03-25", 70);

    public static Figure Figure(string metric, params string[] options) => Ledger().Metric(metric, March, null, options);

    public static decimal? Value(string metric, params string[] options) => Figure(metric, options).Value;
}
