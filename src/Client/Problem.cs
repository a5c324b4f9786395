namespace Perennial.Client;

/// <summary>A refusal as it travels: RFC 9457 with the places of what is wrong.</summary>
public sealed record Problem(string? Type, string? Title, int? Status, string? Detail, IReadOnlyList<RefusedPlace>? Errors);
