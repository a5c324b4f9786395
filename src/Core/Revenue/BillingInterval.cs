namespace Perennial.Core.Revenue;

/// <summary>The unit that a line's price is for.</summary>
public enum BillingInterval : byte { Day, Week, Month, Quarter, Year }
