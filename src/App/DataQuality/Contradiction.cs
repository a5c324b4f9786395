namespace Perennial.App.DataQuality;

/// <summary>One row of a check: where it is, what is said there, and what is so instead.</summary>
/// <param name="Account">The account's id.</param>
/// <param name="Fact">The line fact's id, 0 when it is about the account.</param>
/// <param name="Says">The one statement.</param>
/// <param name="Instead">The one that it contradicts.</param>
public readonly record struct Contradiction(long Account, long Fact, string Says, string Instead);
