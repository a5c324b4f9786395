namespace Perennial.App.Shell.Charts;

/// <summary>A piece of a stacked bar.</summary>
/// <param name="Name">Of its kind, as the legend says it.</param>
/// <param name="Class">Its colour: <c>m-new</c>, <c>f1</c>.</param>
/// <param name="Values">One for each place; above zero stands on the axis, below hangs from it.</param>
public sealed record BarPart(string Name, string Class, IReadOnlyList<ChartValue> Values);
