namespace Perennial.Core.Revenue;

/// <summary>A line version that was cancelled on a day and, as far as known, serves until another.</summary>
internal readonly record struct Cancellation(int Version, int ClickDay, int EndDay);
