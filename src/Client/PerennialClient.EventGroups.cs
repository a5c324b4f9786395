using System.Net.Http.Json;

namespace Perennial.Client;

/// <summary>Groups that events came for.</summary>
public sealed partial class PerennialClient
{
    public Task<IReadOnlyList<EventGroup>> EventGroupsAsync(bool unknown = false, CancellationToken cancellation = default) =>
        GetAsync("event-groups" + Query.Empty.With("unknown", unknown), ContractJson.Default.IReadOnlyListEventGroup, cancellation);

    /// <summary>Says which account a group is.</summary>
    public async Task MapEventGroupAsync(string group, string accountId, CancellationToken cancellation = default)
    {
        using var said = new HttpRequestMessage(HttpMethod.Put, $"{Root}event-groups/{Uri.EscapeDataString(group)}") { Content = JsonContent.Create(new GroupOfAccount(accountId), ContractJson.Default.GroupOfAccount) };
        (await SendAsync(said, cancellation)).Dispose();
    }
}
