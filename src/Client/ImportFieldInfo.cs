namespace Perennial.Client;

/// <summary>A column of a kind.</summary>
/// <param name="Name">Its name in a file and in a mapping.</param>
/// <param name="Required">Whether every row needs it.</param>
/// <param name="Expects">What may stand in it.</param>
/// <param name="About">What it means.</param>
/// <param name="Aliases">Other header names that are taken for it.</param>
public sealed record ImportFieldInfo(string Name, bool Required, string Expects, string About, IReadOnlyList<string> Aliases);
