namespace Perennial.Core.Revenue;

/// <summary>What a timeline counts: recurring revenue; the run-rate of metered usage; or seats (quantities of paid recurring lines).</summary>
public enum Subject : byte { Revenue, MeteredUsage, Seats }
