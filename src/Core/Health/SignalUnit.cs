namespace Perennial.Core.Health;

/// <summary>How a signal's number is read.</summary>
public enum SignalUnit
{
    Number,

    /// <summary>A share, or a change against before: 0.25 is 25 %.</summary>
    Ratio,

    /// <summary>Of the reporting currency.</summary>
    Money,
    Days,
    Hours,
    Months,

    /// <summary>0 or 1.</summary>
    Flag,

    /// <summary>On its instrument's own scale.</summary>
    Score,
}
