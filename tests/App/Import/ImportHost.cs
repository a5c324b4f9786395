using System.Net.Http.Headers;
using System.Text;
using Perennial.Client;

namespace Perennial.Tests.App.Import;

/// <summary>What import tests do over and over: send a text as a file, wait until it is in, look into the tables.</summary>
internal static class ImportHost
{
    public static PerennialClient Client(this PerennialHost host)
    {
        using var api = host.Api();
        return new PerennialClient(host.Url, api.DefaultRequestHeaders.Authorization!.Parameter);
    }

    public static Task<Perennial.Client.Import> Bring(this PerennialClient client, string kind, string csv, ImportOptions? options = null) => client.Bring(kind, Encoding.UTF8.GetBytes(csv), options);

    public static async Task<Perennial.Client.Import> Bring(this PerennialClient client, string kind, byte[] csv, ImportOptions? options = null)
    {
        var import = await client.ImportAsync(kind, new MemoryStream(csv), kind + ".csv", options, TestContext.Current.CancellationToken);
        return await client.Ended(import.Id);
    }

    public static async Task<Perennial.Client.Import> Ended(this PerennialClient client, long id) =>
        await client.FollowImportAsync(id, TestContext.Current.CancellationToken).LastAsync(TestContext.Current.CancellationToken);

    public static async Task<List<ImportErrorRow>> Errors(this PerennialClient client, long id) =>
        await client.ImportErrorsAsync(id, TestContext.Current.CancellationToken).ToListAsync(TestContext.Current.CancellationToken);

    public static ImportCounts Counts(long @new = 0, long changed = 0, long unchanged = 0, long refused = 0) => new(@new, changed, unchanged, refused);
}
