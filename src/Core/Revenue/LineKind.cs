namespace Perennial.Core.Revenue;

/// <summary>What a subscription line bills. Only recurring lines are MRR; metered ones are when the option <c>metered=in</c> says so.</summary>
public enum LineKind : byte { Recurring, Metered, OneOff, Refund }
