using System.Net.Http.Json;

namespace Perennial.Client;

public sealed partial class PerennialClient
{
    /// <summary>Has the server make a backup and writes it into a stream.</summary>
    /// <exception cref="HttpIOException">The answer broke off.</exception>
    public async Task BackupAsync(Stream to, string? passphrase = null, CancellationToken cancellation = default)
    {
        using var answer = await SendAsync(new(HttpMethod.Post, Root + "backups") { Content = JsonContent.Create(new NewBackup(passphrase), ContractJson.Default.NewBackup) }, cancellation);
        await using var body = await answer.Content.ReadAsStreamAsync(cancellation);
        await body.CopyToAsync(to, cancellation);
    }
}
