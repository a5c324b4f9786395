namespace Perennial.App.Import.Mapping;

/// <summary>A column that must hold one of these values.</summary>
internal sealed record BoundCondition(int Column, IReadOnlyList<string> Values);
