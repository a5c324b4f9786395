using System.Globalization;
using System.Text;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;
using Perennial.App;
using Perennial.App.Access;
using Perennial.Client;

namespace Perennial.Bench.Notes;

/// <summary>Single notes over HTTP, each durable when it is answered, against <see cref="BareNotes"/>: at least 0.4 times its requests a second. The product also checks, scopes and audits each.</summary>
internal static class NotesBenchmark
{
    private const int Rounds = 7;
    private static readonly TimeSpan Warm = TimeSpan.FromSeconds(12), Time = TimeSpan.FromSeconds(4);

    public static async Task RunAsync(int connections)
    {
        Probe.Print();
        var folder = Directory.CreateTempSubdirectory("perennial-bench-").FullName;
        try
        {
            await using var app = PerennialServer.Build(new ServerOptions { DataDirectory = Path.Combine(folder, "data"), Urls = "http://127.0.0.1:0", OwnerEmail = "owner@bench.example", OwnerPassword = "seven quiet rivers" }, builder =>
            {
                builder.Logging.ClearProviders();
                builder.Configuration.AddInMemoryCollection(new Dictionary<string, string?>(StringComparer.Ordinal) { ["Limits:ApiRequestsPerSecond"] = "1000000", ["Limits:ApiBurst"] = "1000000" });
            });
            await app.StartAsync();
            var url = new Uri(app.Urls.Single());
            var (_, token) = await app.Services.GetRequiredService<Tokens>().MakeAsync("bench", Scopes.Admin, null, null, CancellationToken.None);
            using (var client = new PerennialClient(url, token)) await client.PutAccountsAsync([new AccountItem("A-1", "Acme")]);
            await using var bare = await BareNotes.StartAsync(Path.Combine(folder, "bare.db"));
            var body = Encoding.UTF8.GetBytes("""{"kind":"note","title":"Asked about the export","body":"They need the weekly file before Tuesday. I told them where the button is, and that it can be had by mail too.\n\nNext: look again on Thursday."}""");
            var headers = $"Authorization: Bearer {token}\r\nAccept: application/json\r\n";
            Load.Post(bare.Url, "/", "", body, "201", connections, Warm);
            Load.Post(url, "/api/v1/accounts/A-1/activities", headers, body, "201", connections, Warm);
            var (floor, product, medians, cpu) = (new List<double>(), new List<double>(), new List<double>(), (Floor: 0.0, Product: 0.0));
            for (var round = 0; round < Rounds; round++)
            {
                var before = Environment.CpuUsage.TotalTime;
                floor.Add(Load.Post(bare.Url, "/", "", body, "201", connections, Time).Rate);
                var between = Environment.CpuUsage.TotalTime;
                var (rate, median) = Load.Post(url, "/api/v1/accounts/A-1/activities", headers, body, "201", connections, Time);
                product.Add(rate);
                medians.Add(median);
                cpu = (cpu.Floor + (between - before).TotalMilliseconds, cpu.Product + (Environment.CpuUsage.TotalTime - between).TotalMilliseconds);
            }
            var seconds = Time.TotalSeconds;
            Console.WriteLine(string.Create(CultureInfo.InvariantCulture,
                $"durable notes, {connections} connections   floor {Middle(floor):0}/s ({floor.Min():0} to {floor.Max():0})   product {Middle(product):0}/s ({product.Min():0} to {product.Max():0}), {Middle(medians):0.0} ms   {Middle(product) / Middle(floor):0.00} x   processor {cpu.Floor / floor.Sum(r => r * seconds):0.000} and {cpu.Product / product.Sum(r => r * seconds):0.000} ms a note"));
            Memory.Print();
            Probe.Print();
            await app.StopAsync();
        }
        finally
        {
            Directory.Delete(folder, recursive: true);
        }
    }

    private static double Middle(List<double> values) => values.Order().ElementAt(values.Count / 2);
}
