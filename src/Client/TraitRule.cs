namespace Perennial.Client;

/// <summary>Which trait of events is which field.</summary>
/// <param name="Record">accounts for traits of groups, contacts for those of users.</param>
/// <param name="Trait">Its name in the events.</param>
/// <param name="Field">As imports name it, such as segment or custom.Plan.</param>
public sealed record TraitRule(string Record, string Trait, string Field);
