using Perennial.Core.Revenue;
using Period = Perennial.Core.Revenue.Period;

namespace Perennial.Tests.Core.Revenue.Metrics;

/// <summary>
/// Five trials start in March. 1: 30 days, pays on day 30, which counts. 2: 31 days, pays on day 31, too late. 3: pays after 14 days. 4: never pays.
/// 5: starts on 25 March, so that its 30 days are not over on 20 April: left out. Account 6 had no trial. 2 of 4.
/// </summary>
public sealed class TrialToPaidTests
{
    internal static LedgerBuilder Ledger() => new LedgerBuilder()
        .Line(1, "a", "2024-03-01", 10, with: Trial("2024-03-01", "2024-03-31"))
        .Line(2, "b", "2024-03-01", 10, with: Trial("2024-03-01", "2024-04-01"))
        .Line(3, "c", "2024-03-05", 10, with: Trial("2024-03-05", "2024-03-19"))
        .Line(4, "d", "2024-03-05", 10, "2024-03-19", Trial("2024-03-05", "2024-03-19"))
        .Line(5, "e", "2024-03-25", 10, with: Trial("2024-03-25", "2024-03-26"))
        .Line(6, "f", "2024-03-25", 10);

    [Fact]
    public void Trials_that_paid_in_time_are_taken_over_mature_trials()
    {
        var figure = Ledger().Metric("trial-to-paid", WorkedMarch.March, new(2024, 4, 20));
        (figure.Numerator, figure.Denominator, figure.Value).ShouldBe((2m, 4m, 0.5m));
        figure.Interval!.Method.ShouldBe("wilson");
    }

    internal static Func<LineVersion, LineVersion> Trial(string start, string end) => v => v with { TrialStart = LedgerBuilder.Day(start), TrialEnd = LedgerBuilder.Day(end) };
}
