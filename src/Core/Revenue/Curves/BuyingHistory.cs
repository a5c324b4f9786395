namespace Perennial.Core.Revenue.Curves;

/// <summary>What was seen of a customer who buys without a contract, from the first purchase on. Times are in one unit of the caller's.</summary>
/// <param name="Repeats">Purchases after the first.</param>
/// <param name="Last">From the first purchase to the last; 0 where there was no other.</param>
/// <param name="Observed">From the first purchase to the end of what was seen.</param>
public readonly record struct BuyingHistory(int Repeats, double Last, double Observed);
