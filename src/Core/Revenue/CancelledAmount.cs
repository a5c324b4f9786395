namespace Perennial.Core.Revenue;

/// <summary>Revenue that is cancelled but still served: from the day of the click until the day it ends.</summary>
internal readonly record struct CancelledAmount(int Account, int ClickDay, int EndDay, long AmountE8);
