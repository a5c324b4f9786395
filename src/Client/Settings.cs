namespace Perennial.Client;

public sealed record SettingList(IReadOnlyList<Setting> Items);

/// <summary>A workspace option of the metric standard.</summary>
/// <param name="Value">In force.</param>
/// <param name="Default">The standard's.</param>
/// <param name="Values">What is accepted, in words.</param>
/// <param name="Meaning">What it decides.</param>
/// <param name="Choices">The closed list of values, empty for open ones.</param>
public sealed record Setting(string Name, string Value, string Default, string Values, string Meaning, IReadOnlyList<string> Choices);
