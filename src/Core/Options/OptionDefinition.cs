namespace Perennial.Core.Options;

/// <summary>One named workspace option of the metric standard.</summary>
/// <param name="Name">As written in <c>settings set NAME=VALUE</c>.</param>
/// <param name="Default">The standard's default, in canonical text.</param>
/// <param name="Values">The accepted values in words, for help and error texts.</param>
/// <param name="Meaning">What it decides, in one sentence.</param>
/// <param name="Canonical">Gives the canonical text of an accepted value, null when it is not accepted.</param>
/// <param name="Choices">The closed list of values, empty for open ones.</param>
public sealed record OptionDefinition(string Name, string Default, string Values, string Meaning, Func<string, string?> Canonical, IReadOnlyList<string> Choices);
