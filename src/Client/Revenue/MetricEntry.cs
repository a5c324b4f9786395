namespace Perennial.Client;

/// <summary>One line of the metric catalog.</summary>
/// <param name="Id">As calls name it.</param>
/// <param name="Name">As people read it.</param>
/// <param name="Unit"><c>ratio</c>, <c>money</c>, <c>count</c> or <c>months</c>.</param>
/// <param name="Formula">In words.</param>
/// <param name="Numerator">What the upper number is.</param>
/// <param name="Denominator">What the lower number is, if there is one.</param>
/// <param name="Window">The default window of <c>at</c>.</param>
/// <param name="Options">The workspace options that change it, beside those that shape all recurring revenue.</param>
public sealed record MetricEntry(string Id, string Name, string Unit, string Formula, string Numerator, string? Denominator, string Window, IReadOnlyList<string> Options);
