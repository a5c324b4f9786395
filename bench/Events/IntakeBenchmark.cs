using System.Diagnostics;
using System.Globalization;
using System.Security.Cryptography;
using System.Text;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;
using Perennial.App;
using Perennial.App.Access;
using Perennial.App.Events;
using Perennial.Client;
using Perennial.Usage;
using Perennial.Usage.Ids;

namespace Perennial.Bench.Events;

/// <summary>Events over HTTP, durable when answered, with de-duplication, accounts, people, traits and sums by day, against <see cref="BareIntake"/>: at least 0.45 times its events a second.</summary>
internal static class IntakeBenchmark
{
    private const int Rounds = 5, Senders = 8, SingleSenders = 64, InBatch = 100;
    private static readonly TimeSpan _time = TimeSpan.FromSeconds(4), _warm = TimeSpan.FromSeconds(4), _open = TimeSpan.FromSeconds(20);

    public static async Task RunAsync(int ids, int openRate, bool openAlone)
    {
        Probe.Print();
        var folder = Directory.CreateTempSubdirectory("perennial-bench-").FullName;
        try
        {
            var data = Path.Combine(folder, "data");
            Fill(Path.Combine(data, "usage", "ids"), ids);
            await using var app = PerennialServer.Build(new ServerOptions { DataDirectory = data, Urls = "http://127.0.0.1:0", OwnerEmail = Doors.Email, OwnerPassword = Doors.Password }, builder =>
            {
                builder.Logging.ClearProviders();
                builder.Configuration.AddInMemoryCollection(new Dictionary<string, string?>(StringComparer.Ordinal) { ["Limits:ApiRequestsPerSecond"] = "1000000", ["Limits:ApiBurst"] = "1000000" });
            });
            await app.StartAsync();
            var url = new Uri(app.Urls.Single());
            var (_, token) = await app.Services.GetRequiredService<Tokens>().MakeAsync("bench", Scopes.Admin, null, null, CancellationToken.None);
            using var client = new PerennialClient(url, token);
            await client.PutAccountsAsync([.. Enumerable.Range(0, 1000).Select(i => new AccountItem($"account-{i}", $"Account {i}"))]);
            var (_, key) = await app.Services.GetRequiredService<WriteKeys>().MakeAsync("bench", Viewer.System, CancellationToken.None);
            var store = app.Services.GetRequiredService<EventStore>();
            await using var bare = await BareIntake.StartAsync(folder);
            var headers = $"Authorization: Basic {Convert.ToBase64String(Encoding.UTF8.GetBytes(key + ":"))}\r\n";
            Console.WriteLine(string.Create(CultureInfo.InvariantCulture, $"{store.Ids:#,0} message ids are known"));
            if (openAlone) EventLoad.Closed(url, i => new EventBodies(url, "/v1/batch", InBatch, headers, i), Senders, _warm);
            else
            {
                await CompareAsync("batches of 100", "/v1/batch", InBatch, Senders, bare, url, headers, store);
                await CompareAsync("single calls", "/v1/track", 1, SingleSenders, bare, url, headers, store);
            }
            var times = EventLoad.Open(url, i => new EventBodies(url, "/v1/batch", InBatch, headers, 500 + i), 32, openRate / (double)InBatch, _open);
            Console.WriteLine(string.Create(CultureInfo.InvariantCulture, $"open loop at {openRate:#,0} events/s: median {times[times.Length / 2]:0.0} ms, p99 {times[times.Length * 99 / 100]:0.0} ms, most {times[^1]:0.0} ms"));
            Memory.Print();
            Probe.Print();
            await app.StopAsync();
        }
        finally
        {
            Directory.Delete(folder, recursive: true);
        }
    }

    private static async Task CompareAsync(string what, string path, int inCall, int senders, BareIntake bare, Uri url, string headers, EventStore store)
    {
        EventLoad.Closed(bare.Url, i => new EventBodies(bare.Url, "/", inCall, "", i), senders, _warm);
        EventLoad.Closed(url, i => new EventBodies(url, path, inCall, headers, i), senders, _warm);
        var (floor, product, queryable) = (new List<double>(), new List<double>(), new List<double>());
        for (var round = 0; round < Rounds; round++)
        {
            await Task.Delay(500);
            floor.Add((await TimedAsync(bare.Url, i => new EventBodies(bare.Url, "/", inCall, "", i), inCall, senders, async () => { while (bare.Taken > bare.Appended) await Task.Delay(5); })).Rate);
            await Task.Delay(500);
            var before = store.Ids;
            var (rate, sent, behind) = await TimedAsync(url, i => new EventBodies(url, path, inCall, headers, i), inCall, senders, () => store.UntilFedAsync(CancellationToken.None));
            queryable.Add(behind);
            product.Add(rate);
            if (store.Ids - before != sent) throw new InvalidOperationException($"{sent} were answered and {store.Ids - before} are stored.");
        }
        Console.WriteLine(string.Create(CultureInfo.InvariantCulture,
            $"{what}, {senders} senders   floor {Middle(floor):#,0}/s ({floor.Min():#,0} to {floor.Max():#,0})   product {Middle(product):#,0}/s ({product.Min():#,0} to {product.Max():#,0})   {Middle(product) / Middle(floor):0.00} x   all of it can be asked for {Middle(queryable):0} ms after the last answer (most {queryable.Max():0})"));
    }

    /// <summary>As many calls as are answered in the time; its end is when all of them stand in the table.</summary>
    /// <returns>Events a second, events, and how long after the last answer they all stood, in milliseconds.</returns>
    private static async Task<(double Rate, long Sent, double Behind)> TimedAsync(Uri url, Func<int, EventBodies> bodies, int inCall, int senders, Func<Task> until)
    {
        var watch = Stopwatch.StartNew();
        var sent = inCall * EventLoad.Closed(url, bodies, senders, _time);
        var answered = watch.Elapsed;
        await until();
        return (sent / watch.Elapsed.TotalSeconds, sent, (watch.Elapsed - answered).TotalMilliseconds);
    }

    /// <summary>Ids of messages long past, as if they had come.</summary>
    internal static void Fill(string folder, int count)
    {
        if (count == 0) return;
        const int part = 1 << 20;
        using var ids = MessageIds.Open(folder, part);
        var bytes = new byte[16 * part];
        for (var (i, position) = (0, 1L); i < count; i += part, position++)
        {
            RandomNumberGenerator.Fill(bytes);
            for (var j = 0; j < Math.Min(part, count - i); j++) ids.Add(BitConverter.ToUInt128(bytes, 16 * j));
            ids.Leave(position, force: true);
        }
    }

    private static double Middle(List<double> values) => values.Order().ElementAt(values.Count / 2);
}
