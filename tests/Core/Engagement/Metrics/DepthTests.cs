namespace Perennial.Tests.Core.Engagement.Metrics;

/// <summary>2 + 1 + 3 + 1 + 1 + 1 + 4 events by three people.</summary>
public sealed class DepthTests
{
    [Fact]
    public void An_event_counts_as_often_as_it_says() => WorkedUsage.InJune().Figure("depth").Value!.Value.ShouldBe(13 / 3m, 1e-20m);
}
