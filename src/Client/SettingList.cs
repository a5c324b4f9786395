namespace Perennial.Client;

/// <summary>Every workspace option, in the standard's order, and <c>second-factor</c>.</summary>
public sealed record SettingList(IReadOnlyList<Setting> Items);
