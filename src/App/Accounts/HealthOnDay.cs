namespace Perennial.App.Accounts;

/// <summary>An account's overall health on a day.</summary>
/// <param name="PointsE2">In hundredths, or <see cref="AccountRow.NoHealth"/>.</param>
/// <param name="Band">red, amber or green.</param>
public readonly record struct HealthOnDay(int PointsE2, string? Band);
