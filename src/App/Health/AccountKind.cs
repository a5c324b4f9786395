namespace Perennial.App.Health;

/// <summary>What decides which scorecard an account has.</summary>
public readonly record struct AccountKind(string? Segment, string? Phase);
