using Perennial.Core.Revenue;
using Period = Perennial.Core.Revenue.Period;

namespace Perennial.Tests.Core.Revenue.Options;

/// <summary>The five trials of the trial-to-paid example, asked for March. Paid in March: 1 on the 31st, 3 on the 19th, 5 on the 26th: 3 of 5. In the 30 days to the 31st (2 to 31 March): the trials of 3, 4 and 5 started, 3 paid.</summary>
public sealed class TrialConversionByHand
{
    [Theory]
    [InlineData("mature-cohort", 2, 4)]
    [InlineData("rolling-30", 3, 3)]
    [InlineData("same-window", 3, 5)]
    public void Conversion_is_taken_over_the_options_trials(string option, int paid, int of)
    {
        var figure = Metrics.TrialToPaidTests.Ledger().Metric("trial-to-paid", LedgerBuilder.Month("2024-03"), new(2024, 4, 20), $"trial-conversion={option}");
        (figure.Numerator, figure.Denominator).ShouldBe((paid, of));
    }
}
