namespace Perennial.Core.Revenue;

/// <summary>How long a discount runs: the first billing interval, several, or the life of the line version.</summary>
public enum DiscountDuration : byte { None, Once, Repeating, Forever }
