using Perennial.Core.Revenue;

namespace Perennial.Core.Engagement;

/// <summary>What a metric of engagement reads of revenue.</summary>
public interface IPaidFor
{
    /// <summary>Paid for by an account, or by all of the slice.</summary>
    decimal Seats { get; }

    /// <summary>Accounts of the slice that pay for seats.</summary>
    IReadOnlyList<int> Seated { get; }
    long Customers { get; }
    IReadOnlyList<(int Account, Period Days)> Trials { get; }
}
