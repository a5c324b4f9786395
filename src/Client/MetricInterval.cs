namespace Perennial.Client;

/// <summary>An interval of a figure: 95 % unless <see cref="Level"/> says otherwise.</summary>
/// <param name="Low">Lower bound, in the figure's unit.</param>
/// <param name="High">Upper bound, in the figure's unit.</param>
/// <param name="Method">For example <c>wilson</c>.</param>
/// <param name="Level">Coverage as a fraction.</param>
public sealed record MetricInterval(decimal Low, decimal High, string Method, decimal Level);
