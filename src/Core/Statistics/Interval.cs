namespace Perennial.Core.Statistics;

/// <summary>A 95 % interval of a figure, in the figure's unit.</summary>
/// <param name="Method">For example <c>wilson</c>.</param>
public sealed record Interval(decimal Low, decimal High, string Method)
{
    public decimal Level => 0.95m;
}
