using Perennial.Core.Revenue;
using Period = Perennial.Core.Revenue.Period;

namespace Perennial.Tests.Core.Revenue.Options;

/// <summary>The worked March: (90 + 20 - 30) / 300, and 70 of reactivation less: 80 or 10 of 300.</summary>
public sealed class NetChurnReactivationByHand
{
    [Theory]
    [InlineData("excluded", 80)]
    [InlineData("subtracted", 10)]
    public void Reactivation_is_subtracted_or_not(string option, int net) => Metrics.WorkedMarch.Value("net-mrr-churn", $"net-churn-reactivation={option}").ShouldBe(net / 300m);
}
