using System.Globalization;
using System.Text;
using System.Text.Json;
using Microsoft.AspNetCore.Identity;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;
using Perennial.App;
using Perennial.App.Access;
using Perennial.Client;

namespace Perennial.Bench.List;

/// <summary>The accounts list at 100,000 accounts, filtered and sorted, over HTTP, against <see cref="BareList"/>: at least 0.4 times its requests a second.</summary>
internal static class ListBenchmark
{
    private const int Rounds = 5, MostParts = 600;
    private static readonly TimeSpan Warm = TimeSpan.FromSeconds(2), Time = TimeSpan.FromSeconds(4);

    private static readonly (string Name, string Filter, string Sort)[] Questions =
    [
        ("one segment, the largest first", "segment:smb mrr>=500", "-mrr"),
        ("tag and owner, by name", "tag:t3 owner:csm7@x.example", "name"),
        ("everything, by change", "", "-change"),
    ];

    public static async Task RunAsync(int accounts = 100_000, int rounds = Rounds, bool onlyServe = false)
    {
        Probe.Print();
        var folder = Directory.CreateTempSubdirectory("perennial-bench-").FullName;
        try
        {
            using var asked = new AskedSql();
            await using var app = PerennialServer.Build(new ServerOptions { DataDirectory = folder, Urls = "http://127.0.0.1:0", OwnerEmail = Doors.Email, OwnerPassword = Doors.Password }, builder =>
            {
                builder.Logging.ClearProviders();
                builder.Services.Configure<PasswordHasherOptions>(hasher => hasher.IterationCount = 1000);
                builder.Configuration.AddInMemoryCollection(new Dictionary<string, string?>(StringComparer.Ordinal) { ["Limits:ApiRequestsPerSecond"] = "1000000", ["Limits:ApiBurst"] = "1000000" });
            });
            await app.StartAsync();
            var url = new Uri(app.Urls.Single());
            var (_, token) = await app.Services.GetRequiredService<Tokens>().MakeAsync("bench", Scopes.Admin, null, null, CancellationToken.None);
            await SeedAsync(url, token, accounts);
            var cookie = await Doors.SignInAsync(url);
            if (onlyServe)
            {
                Console.WriteLine($"{url} {cookie}");
                await Task.Delay(-1);
            }
            foreach (var (name, filter, sort) in Questions) await CompareAsync(name, filter, sort, url, token, cookie, Path.Combine(folder, "perennial.db"), asked, rounds);
            Palette(url, cookie);
            Memory.Print();
            Probe.Print();
            await app.StopAsync();
        }
        finally
        {
            Directory.Delete(folder, recursive: true);
        }
    }

    /// <summary>The first part of a list over and over, as many people open it; then every part in turn, more than are kept anywhere, as they scroll.</summary>
    private static async Task CompareAsync(string name, string filter, string sort, Uri url, string token, string cookie, string database, AskedSql asked, int rounds)
    {
        var query = $"?filter={Uri.EscapeDataString(filter)}&sort={sort}";
        var page = ("/accounts" + query, $"Cookie: {cookie}\r\nAccept: text/html\r\nAccept-Encoding: gzip, br\r\n");
        var api = ($"/api/v1/accounts{query}&limit=50", $"Authorization: Bearer {token}\r\nAccept: application/json\r\n");
        var parts = Parts(url, api.Item1, token, asked);
        foreach (var (what, (path, headers), type) in new[] { ("page", page, "text/html"), ("API", api, "application/json") })
            await CompareAsync($"{name}, {what}, first part", url, headers, [path], parts.Sql[0].Text, [parts.Sql[0].Parameters], type, database, rounds);
        if (parts.Paths.Count > 1) await CompareAsync($"{name}, API, {parts.Paths.Count} parts", url, api.Item2, parts.Paths, parts.Sql[1].Text, [.. parts.Sql.Skip(1).Select(s => s.Parameters)], "application/json", database, rounds);
    }

    /// <summary>The parts of a list, as many as there are or as it takes to be more than are kept, and what each asks of the database.</summary>
    private static (List<string> Paths, List<(string Text, List<(string Name, object? Value)> Parameters)> Sql) Parts(Uri url, string first, string token, AskedSql asked)
    {
        var (paths, sql) = (new List<string>(), new List<(string, List<(string, object?)>)>());
        using var client = new HttpClient { BaseAddress = url };
        client.DefaultRequestHeaders.Authorization = new("Bearer", token);
        for (var path = first; path is not null && paths.Count < MostParts;)
        {
            asked.Clear();
            using var json = JsonDocument.Parse(client.GetStringAsync(path).GetAwaiter().GetResult());
            if (path != first) paths.Add(path);
            sql.Add(asked.Rows);
            path = json.RootElement.TryGetProperty("nextCursor", out var next) && next.ValueKind == JsonValueKind.String ? first + "&cursor=" + Uri.EscapeDataString(next.GetString()!) : null;
        }
        return (paths, sql);
    }

    private static async Task CompareAsync(string name, Uri url, string headers, IReadOnlyList<string> paths, string sql, IReadOnlyList<List<(string Name, object? Value)>> parameters, string type, string database, int rounds)
    {
        var answer = Load.Once(url, paths[0], headers);
        var head = answer.AsSpan().IndexOf("\r\n\r\n"u8) + 4;
        await using var bare = await BareList.StartAsync(database, sql, parameters, answer[head..], type);
        var (floor, product, medians) = (new List<double>(), new List<double>(), new List<double>());
        Load.Run(bare.Url, ["/"], "", Warm);
        Load.Run(url, paths, headers, Warm);
        for (var round = 0; round < rounds; round++)
        {
            floor.Add(Load.Run(bare.Url, ["/"], "", Time).Rate);
            var (rate, median) = Load.Run(url, paths, headers, Time);
            product.Add(rate);
            medians.Add(median);
        }
        Console.WriteLine(string.Create(CultureInfo.InvariantCulture,
            $"{name,-56}{(answer.Length - head) / 1000.0,7:0.0} kB   floor {Middle(floor),7:0}/s ({floor.Min():0} to {floor.Max():0})   product {Middle(product),7:0}/s ({product.Min():0} to {product.Max():0}), {Middle(medians):0.0} ms at 8 connections   {Middle(product) / Middle(floor):0.00} x"));
    }

    private static void Palette(Uri url, string cookie)
    {
        foreach (var words in (string[])["north", "labs 99", "nobody of this name"])
        {
            var path = "/fragments/find?q=" + Uri.EscapeDataString(words);
            var headers = $"Cookie: {cookie}\r\nHX-Request: true\r\n";
            Load.Run(url, path, headers, TimeSpan.FromSeconds(1));
            var (rate, median) = Load.Run(url, path, headers, TimeSpan.FromSeconds(2));
            Console.WriteLine(string.Create(CultureInfo.InvariantCulture, $"palette, \"{words}\": {rate:0}/s at 8 connections, {median:0.0} ms"));
        }
    }

    private static async Task SeedAsync(Uri url, string token, int accounts)
    {
        var client = new PerennialClient(url, token);
        foreach (var (kind, file) in new[] { ("accounts", ListFiles.Accounts(accounts)), ("subscription-lines", ListFiles.Lines(accounts)), ("contacts", ListFiles.Contacts(accounts)) })
        {
            var import = await client.ImportAsync(kind, file, kind + ".csv", null);
            Perennial.Client.Import last = import;
            await foreach (var now in client.FollowImportAsync(import.Id)) last = now;
            Console.WriteLine($"{kind}: {last.Status}");
        }
        var read = Load.Once(url, "/api/v1/accounts?limit=1", $"Authorization: Bearer {token}\r\n");
        Console.WriteLine(Encoding.UTF8.GetString(read)[..120].Split('\r')[0]);
    }

    private static double Middle(List<double> values) => values.Order().ElementAt(values.Count / 2);
}
