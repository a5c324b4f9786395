namespace Perennial.Core.Revenue;

/// <summary>A trial of one subscription: the local day it started, and the first day on or after it that the subscription paid (int.MaxValue: not as far as known).</summary>
internal readonly record struct Trial(int Account, int StartDay, int PaidDay);
