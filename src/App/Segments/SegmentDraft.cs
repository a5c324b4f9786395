namespace Perennial.App.Segments;

/// <summary>A segment as its form has it.</summary>
public sealed record SegmentDraft(string Name, string Filter, string Description);
