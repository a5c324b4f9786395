using System.Diagnostics;
using System.Globalization;
using Microsoft.AspNetCore.Identity;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;
using Perennial.App;
using Perennial.App.Access;
using Perennial.App.Signals;
using Perennial.Client;

namespace Perennial.Bench.Health;

/// <summary>Every signal but use of all accounts as of one day, warm, against <see cref="BareSignals"/>; with what 24 month ends and a few accounts take.</summary>
internal static class SignalsBenchmark
{
    private const int WarmUps = 2, RoundCount = 7, Months = 24;

    public static async Task RunAsync(IReadOnlyList<int> sizes)
    {
        Probe.Print();
        foreach (var accounts in sizes) await RunAsync(accounts);
        Memory.Print();
        Probe.Print();
    }

    private static async Task RunAsync(int accounts)
    {
        var folder = Directory.CreateTempSubdirectory("perennial-bench-").FullName;
        try
        {
            await using var app = PerennialServer.Build(new ServerOptions { DataDirectory = folder, Urls = "http://127.0.0.1:0", OwnerEmail = Doors.Email, OwnerPassword = Doors.Password }, builder =>
            {
                builder.Logging.ClearProviders();
                builder.Services.Configure<PasswordHasherOptions>(hasher => hasher.IterationCount = 1000);
                builder.Configuration.AddInMemoryCollection(new Dictionary<string, string?>(StringComparer.Ordinal) { ["Limits:ApiRequestsPerSecond"] = "1000000", ["Limits:ApiBurst"] = "1000000" });
            });
            await app.StartAsync();
            var (_, token) = await app.Services.GetRequiredService<Tokens>().MakeAsync("bench", Scopes.Admin, null, null, CancellationToken.None);
            var facts = new SignalFacts(accounts);
            using (var client = new PerennialClient(new Uri(app.Urls.Single()), token))
                foreach (var (kind, file) in facts.Files()) await BringAsync(client, kind, file);
            Measure(app.Services.GetRequiredService<SignalReader>(), facts);
            await app.StopAsync();
        }
        finally
        {
            Directory.Delete(folder, recursive: true);
        }
    }

    private static void Measure(SignalReader reader, SignalFacts facts)
    {
        var (bare, day) = (new BareSignals(facts), SignalFacts.Today);
        var watch = Stopwatch.StartNew();
        var table = reader.AtAsync(day, null, CancellationToken.None).GetAwaiter().GetResult();
        Console.WriteLine(string.Create(CultureInfo.InvariantCulture, $"{table.Accounts.Length:N0} accounts, the first time: {watch.ElapsedMilliseconds:N0} ms"));
        long[] few = [.. table.Accounts.Take(10)];
        List<DateOnly> months = [.. Enumerable.Range(0, Months).Select(back => new DateOnly(day.Year, day.Month, 1).AddMonths(-back).AddDays(-1))];
        var rounds = new Rounds()
            .Add($"floor: bare pass of one day over {facts.Accounts:N0} accounts", () => bare.Run(day.DayNumber))
            .Add("signals of one day", () => reader.AtAsync(day, null, CancellationToken.None).GetAwaiter().GetResult())
            .Add($"signals of {Months} month ends", () => reader.OverAsync(months, null, CancellationToken.None).GetAwaiter().GetResult())
            .Add($"signals of {few.Length} accounts", () => reader.OfAccountsAsync(day, few, null, CancellationToken.None).GetAwaiter().GetResult());
        rounds.Run(WarmUps, RoundCount);
        rounds.Print();
    }

    private static async Task BringAsync(PerennialClient client, string kind, MemoryStream file)
    {
        var import = await client.ImportAsync(kind, file, kind + ".csv", null);
        await foreach (var now in client.FollowImportAsync(import.Id)) import = now;
        Console.WriteLine($"{kind}: {import.Status}, {import.Counts.New:N0} new, {import.Counts.Refused:N0} refused");
    }
}
