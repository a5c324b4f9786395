namespace Perennial.Core.Revenue;

/// <summary>What a timeline counts: recurring revenue; the run-rate of metered usage; seats (quantities of paid recurring lines); or what the lines of recurring revenue would pay without any discount.</summary>
public enum Subject : byte { Revenue, MeteredUsage, Seats, ListPrice }
