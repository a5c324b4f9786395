namespace Perennial.App.Revenue;

/// <summary>What a figure needs to know of an account.</summary>
public sealed record AccountEntry(long Id, string ExternalId, string Name, string? Segment, string? Owner, bool IsReferred);
