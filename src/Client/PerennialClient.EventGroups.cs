using System.Net.Http.Json;

namespace Perennial.Client;

/// <summary>Groups that events came for.</summary>
public sealed partial class PerennialClient
{
    /// <summary>What most came for first.</summary>
    public IAsyncEnumerable<EventGroup> EventGroupsAsync(bool unknown = false, CancellationToken cancellation = default) =>
        PagesAsync("event-groups", Query.Empty.With("unknown", unknown).With("limit", 1000), ContractJson.Default.PageEventGroup, cancellation);

    /// <summary>Takes back which account a group is.</summary>
    public Task UnmapEventGroupAsync(string group, CancellationToken cancellation = default) => SendAsync(HttpMethod.Delete, $"event-groups/{Uri.EscapeDataString(group)}", cancellation);

    /// <summary>The last messages that came, the latest first.</summary>
    /// <param name="after">Only those after the one of this number.</param>
    public Task<IReadOnlyList<LiveEvent>> LiveEventsAsync(long? after = null, CancellationToken cancellation = default) =>
        GetAsync("live-events" + Query.Empty.With("after", after), ContractJson.Default.IReadOnlyListLiveEvent, cancellation);

    /// <summary>Says which account a group is.</summary>
    public async Task MapEventGroupAsync(string group, string accountId, CancellationToken cancellation = default)
    {
        using var said = new HttpRequestMessage(HttpMethod.Put, $"{Root}event-groups/{Uri.EscapeDataString(group)}") { Content = JsonContent.Create(new GroupOfAccount(accountId), ContractJson.Default.GroupOfAccount) };
        (await SendAsync(said, cancellation)).Dispose();
    }
}
