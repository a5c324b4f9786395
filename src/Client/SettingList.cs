namespace Perennial.Client;

/// <summary>Every workspace option, in the standard's order.</summary>
public sealed record SettingList(IReadOnlyList<Setting> Items);
