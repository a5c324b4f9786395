namespace Perennial.Core.Risk;

/// <summary>When a column's value can be known, seen from the row's cutoff. What is known after it is never a feature.</summary>
public enum KnownAt
{
    Before,
    At,
    After,
}
