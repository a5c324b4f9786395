using System.Net.Http.Json;

namespace Perennial.Client;

public sealed partial class PerennialClient
{
    /// <summary>The header of a backup that is without the events.</summary>
    public const string EventsElsewhere = "Perennial-Events-Elsewhere";

    /// <summary>Has the server make a backup and writes it into a stream.</summary>
    /// <returns>Whether the events are in it; they are not where they lie on ClickHouse.</returns>
    /// <exception cref="HttpIOException">The answer broke off.</exception>
    public async Task<bool> BackupAsync(Stream to, string? passphrase = null, CancellationToken cancellation = default)
    {
        using var answer = await SendAsync(new(HttpMethod.Post, Root + "backups") { Content = JsonContent.Create(new NewBackup(passphrase), ContractJson.Default.NewBackup) }, cancellation);
        await using var body = await answer.Content.ReadAsStreamAsync(cancellation);
        await body.CopyToAsync(to, cancellation);
        return !answer.Headers.Contains(EventsElsewhere);
    }
}
