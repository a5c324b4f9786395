namespace Perennial.App.Shell.Charts;

/// <summary>A part that adds or takes away, as a row of a chart.</summary>
/// <param name="Words">What it is.</param>
/// <param name="Value">Above zero to the right, below to the left.</param>
/// <param name="Shown">As people read it.</param>
public sealed record SignedBar(string Words, double Value, string Shown);
