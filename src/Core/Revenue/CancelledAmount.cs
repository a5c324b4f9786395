namespace Perennial.Core.Revenue;

/// <summary>Revenue that is cancelled but still served, in its billing currency: from the day of the click until the day it ends.</summary>
internal readonly record struct CancelledAmount(int Account, int From, int To, long AmountE8, int Currency);
