using Perennial.Core.Revenue;
using Period = Perennial.Core.Revenue.Period;

namespace Perennial.Tests.Core.Revenue.Options;

/// <summary>A flat 100 and 30 of metered usage: 100, or 130 when usage counts.</summary>
public sealed class MeteredByHand
{
    [Theory]
    [InlineData("out", 100)]
    [InlineData("in", 130)]
    public void Usage_counts_when_it_is_in(string metered, int closing) => new LedgerBuilder().Line(1, "a", "2024-03-01", 100)
        .Line(1, "b", "2024-03-01", 30, with: v => v with { Kind = LineKind.Metered }).In("2024-03", $"metered={metered}").Closing.ShouldBe(closing);
}
