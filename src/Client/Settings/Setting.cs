namespace Perennial.Client;

/// <summary>One named workspace option.</summary>
/// <param name="Name">As <c>settings set</c> takes it.</param>
/// <param name="Value">In force.</param>
/// <param name="Default">The standard's.</param>
/// <param name="Values">What it takes, in words.</param>
/// <param name="Meaning">What it decides, in one sentence.</param>
/// <param name="Choices">The closed list of values; empty for an open one.</param>
public sealed record Setting(string Name, string Value, string Default, string Values, string Meaning, IReadOnlyList<string> Choices);
