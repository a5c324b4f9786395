using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Identity;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;
using Perennial.App;
using Perennial.App.Access;
using Perennial.App.Database;
using Perennial.Client;
using Perennial.Usage;

namespace Perennial.Bench.Recompute;

/// <summary>A workspace with a drawn book in it, brought in through imports and the event store.</summary>
internal static class Workplace
{
    public static WebApplication Open(string folder) => PerennialServer.Build(new ServerOptions { DataDirectory = folder, Urls = "http://127.0.0.1:0", OwnerEmail = Doors.Email, OwnerPassword = Doors.Password }, builder =>
    {
        builder.Logging.ClearProviders();
        builder.Services.Configure<PasswordHasherOptions>(hasher => hasher.IterationCount = 1000);
        builder.Configuration.AddInMemoryCollection(new Dictionary<string, string?>(StringComparer.Ordinal) { ["Limits:ApiRequestsPerSecond"] = "1000000", ["Limits:ApiBurst"] = "1000000" });
    });

    public static async Task<string> TokenAsync(WebApplication app) => (await app.Services.GetRequiredService<Tokens>().MakeAsync("bench", Scopes.Admin, null, null, CancellationToken.None)).Text;

    public static async Task FillAsync(WebApplication app, DrawnBook book, string token, bool withEvents = true)
    {
        using (var client = new PerennialClient(new Uri(app.Urls.Single()), token))
            foreach (var (kind, file) in book.Files())
            {
                using var content = file();
                var import = await client.ImportAsync(kind, content, kind + ".csv", null);
                await foreach (var now in client.FollowImportAsync(import.Id)) import = now;
                Console.WriteLine($"{kind}: {import.Status}, {import.Counts.New:N0} new, {import.Counts.Refused:N0} refused");
            }
        await TouchAsync(app.Services.GetRequiredService<Workspace>(), book);
        if (withEvents) await book.HappenAsync(app.Services.GetRequiredService<EventStore>());
    }

    /// <summary>Calls, straight into their table: no import brings them.</summary>
    private static async Task TouchAsync(Workspace workspace, DrawnBook book)
    {
        using var held = await workspace.Gate.EnterAsync(CancellationToken.None);
        using var connection = workspace.Store.Open();
        connection.Begin();
        using (var insert = connection.Prepare("insert into activities (account_id, kind, happened_at, recorded_at, author, title, body, details, version) select id, 'call', ?2, ?2, 'bench', 'A call', '', '{}', 1 from account_keys where external_id = ?1"))
            for (var i = 0; i < book.TouchDay.Length; i++)
            {
                insert.Bind(1, $"A-{i / DrawnBook.Touches}");
                insert.Bind(2, (book.TouchDay[i] - 719_162) * 86_400_000_000L);
                insert.Run();
            }
        connection.Commit();
    }
}
