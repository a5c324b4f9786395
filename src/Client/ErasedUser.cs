namespace Perennial.Client;

/// <summary>Whose events are to be nobody's.</summary>
/// <param name="User">The userId or anonymousId of the person.</param>
public sealed record EraseUser(string User);

/// <summary>What was erased.</summary>
/// <param name="Ids">How many ids of the person were known; 0 when none was.</param>
public sealed record ErasedUser(int Ids);
