namespace Perennial.Core.Risk;

/// <summary>A column that knows, or seems to know, what came after its cutoff.</summary>
/// <param name="Column">Its name.</param>
/// <param name="Kind">How it shows.</param>
/// <param name="Reason">In words, with the numbers.</param>
public sealed record Leak(string Column, LeakKind Kind, string Reason)
{
    /// <summary>It is no feature then.</summary>
    public bool IsRefused => Kind != LeakKind.Suspicious;
}
