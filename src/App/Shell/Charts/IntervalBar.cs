namespace Perennial.App.Shell.Charts;

/// <summary>A value with its interval, as a row of a chart.</summary>
/// <param name="Name">Before it.</param>
/// <param name="Value">Its dot.</param>
/// <param name="Low">Where the band begins.</param>
/// <param name="High">Where it ends.</param>
/// <param name="Shown">As people read it.</param>
/// <param name="Bounds">The interval as people read it.</param>
public sealed record IntervalBar(string Name, decimal Value, decimal Low, decimal High, string Shown, string Bounds);
