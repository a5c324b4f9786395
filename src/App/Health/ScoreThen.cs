using Perennial.Core.Health;

namespace Perennial.App.Health;

/// <summary>An overall score on a past day.</summary>
/// <param name="Points">0 to 100.</param>
/// <param name="Band">By the scorecard that applied to the account on that day.</param>
public readonly record struct ScoreThen(double Points, Band Band);
