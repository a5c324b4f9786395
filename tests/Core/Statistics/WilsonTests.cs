using Perennial.Core.Statistics;

namespace Perennial.Tests.Core.Statistics;

/// <summary>Newcombe, Statistics in Medicine 17 (1998), table I, method 3.</summary>
public sealed class WilsonTests
{
    [Theory]
    [InlineData(81, 263, 0.2553, 0.3662)]
    [InlineData(15, 148, 0.0624, 0.1605)]
    [InlineData(0, 20, 0.0000, 0.1611)]
    [InlineData(1, 29, 0.0061, 0.1718)]
    public void The_interval_is_the_published_one(int hits, int n, double low, double high)
    {
        var interval = Wilson.Of(hits, n);
        (Math.Round(interval.Low, 4), Math.Round(interval.High, 4)).ShouldBe(((decimal)low, (decimal)high));
    }
}
