namespace Perennial.Client;

/// <summary>Accounts to give to somebody or to take from them.</summary>
/// <param name="Give">External ids: they become co-owner of these.</param>
/// <param name="Take">External ids: they leave the team of these.</param>
public sealed record AccountsGiven(IReadOnlyList<string>? Give = null, IReadOnlyList<string>? Take = null);
