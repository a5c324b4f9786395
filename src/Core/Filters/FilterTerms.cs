namespace Perennial.Core.Filters;

/// <summary>What a filter's words are read against.</summary>
/// <param name="Today">In the workspace's time zone.</param>
/// <param name="Me">The mail address of who asks; null where nobody does.</param>
/// <param name="Currency">The reporting currency.</param>
public sealed record FilterTerms(DateOnly Today, string? Me, string Currency);
