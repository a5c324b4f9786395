namespace Perennial.Client;

/// <summary>The workspace's options.</summary>
public sealed partial class PerennialClient
{
    public Task<SettingList> SettingsAsync(CancellationToken cancellation = default) =>
        GetAsync("settings", ContractJson.Default.SettingList, cancellation);

    /// <summary>Sets all of them or, when one is wrong, none.</summary>
    /// <returns>Every option as it is then.</returns>
    public Task<SettingList> SetSettingsAsync(IReadOnlyDictionary<string, string> values, CancellationToken cancellation = default) =>
        SendAsync(HttpMethod.Put, "settings", values, ContractJson.Default.IReadOnlyDictionaryStringString, ContractJson.Default.SettingList, cancellation);

    /// <summary>Makes all current rows again from the facts.</summary>
    public Task RebuildProjectionsAsync(CancellationToken cancellation = default) => SendAsync(HttpMethod.Post, "projections/rebuild", cancellation);
}
