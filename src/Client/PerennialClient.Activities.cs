namespace Perennial.Client;

/// <summary>Timelines.</summary>
public sealed partial class PerennialClient
{
    /// <summary>An account's timeline, the latest first.</summary>
    public IAsyncEnumerable<ActivityRow> ActivitiesAsync(string accountId, CancellationToken cancellation = default) =>
        PagesAsync($"accounts/{Uri.EscapeDataString(accountId)}/activities", Query.Empty, ContractJson.Default.PageActivityRow, cancellation);

    /// <summary>Logs a note, a call, a meeting or a mail. It is durable when this returns.</summary>
    public Task<ActivityRow> AddActivityAsync(string accountId, NewActivity activity, CancellationToken cancellation = default) =>
        SendAsync(HttpMethod.Post, $"accounts/{Uri.EscapeDataString(accountId)}/activities", activity, ContractJson.Default.NewActivity, ContractJson.Default.ActivityRow, cancellation);

    public Task<ActivityRow> ChangeActivityAsync(long id, ActivityChange change, CancellationToken cancellation = default) =>
        SendAsync(HttpMethod.Patch, $"activities/{id}", change, ContractJson.Default.ActivityChange, ContractJson.Default.ActivityRow, cancellation);

    /// <summary>Puts an activity aside; <see cref="RestoreActivityAsync"/> brings it back.</summary>
    public Task ArchiveActivityAsync(long id, CancellationToken cancellation = default) => SendAsync(HttpMethod.Delete, $"activities/{id}", cancellation);

    public Task<ActivityRow> RestoreActivityAsync(long id, CancellationToken cancellation = default) => SendAsync(HttpMethod.Post, $"activities/{id}/restore", ContractJson.Default.ActivityRow, cancellation);
}
