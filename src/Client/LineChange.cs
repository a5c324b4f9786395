namespace Perennial.Client;

/// <summary>What happened to one line on a day.</summary>
public sealed record LineChange(string LineId, string? Product, decimal Change, string What);
