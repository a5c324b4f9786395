namespace Perennial.Tests.Core.Revenue.Metrics;

/// <summary><see cref="WorkedMarch"/>: 12 x 490.</summary>
public sealed class ArrTests
{
    [Fact]
    public void Arr_is_twelve_times_mrr() => WorkedMarch.Value("arr").ShouldBe(5880m);
}
