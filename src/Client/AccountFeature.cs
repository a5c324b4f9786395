namespace Perennial.Client;

/// <summary>A feature that an account has or used.</summary>
/// <param name="IsBought">It was bought; else it is used all the same.</param>
/// <param name="LastDay">Null where it was not used.</param>
public sealed record AccountFeature(string Feature, bool IsBought, long People, long Count, DateOnly? LastDay);
