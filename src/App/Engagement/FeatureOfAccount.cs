using Perennial.App.Features;

namespace Perennial.App.Engagement;

/// <summary>A feature that an account has or used.</summary>
/// <param name="Has">It was bought.</param>
public sealed record FeatureOfAccount(Feature Feature, bool Has, long People, long Count, DateOnly? LastDay);
