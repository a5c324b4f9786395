using Perennial.Core.Revenue;

namespace Perennial.Core.Engagement;

/// <summary>What a metric of engagement reads of revenue.</summary>
public interface IPaidFor
{
    decimal Seats { get; }
    long Customers { get; }
    IReadOnlyList<(int Account, Period Days)> Trials { get; }
}
