namespace Perennial.Core.Revenue;

/// <summary>A line version that was cancelled on a day.</summary>
internal readonly record struct Cancellation(int Version, int ClickDay);
