namespace Perennial.Client;

/// <summary>Who takes over what.</summary>
/// <param name="Moves">Each account with who takes it.</param>
/// <param name="ChangeId">The change, by which it is taken back; null for a dry run.</param>
public sealed record HandOverResult(IReadOnlyList<HandOverMove> Moves, long? ChangeId);
