namespace Perennial.App.Engagement;

/// <summary>What the lists of an account's usage are narrowed to.</summary>
/// <param name="Person">Whose events; null for all.</param>
/// <param name="Event">Who did it; null for all.</param>
public readonly record struct UsageOnly(string? Person, string? Event);
