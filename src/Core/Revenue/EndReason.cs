namespace Perennial.Core.Revenue;

/// <summary>Why revenue stopped: the line ended, was cancelled, was paused, or was given up after unpaid invoices.</summary>
public enum EndReason : byte { None, Ended, Cancelled, Paused, Involuntary }
