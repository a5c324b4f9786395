namespace Perennial.Client;

/// <summary>What somebody is to be.</summary>
/// <param name="Role">The new role.</param>
public sealed record RoleChoice(PersonRole Role);
