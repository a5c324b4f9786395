using System.Diagnostics;
using System.Globalization;
using Microsoft.Extensions.DependencyInjection;
using Perennial.App.Health;
using Perennial.App.Signals;
using Perennial.Bench.Events;
using Perennial.Client;
using Perennial.Usage;
using Perennial.Usage.DuckDb;

namespace Perennial.Bench.Recompute;

/// <summary>From the start of the server's process until it is ready, and until it tells the first score and the first page of health, with many events behind it: 5 s or less.</summary>
internal static class ColdStartBenchmark
{
    private const int Accounts = 10_000, Times = 5;

    /// <param name="events">How many are behind it.</param>
    /// <param name="kept">A directory to keep, used again where it is there; null for one that goes.</param>
    public static async Task RunAsync(int events, string? kept)
    {
        Probe.Print();
        var folder = kept ?? Directory.CreateTempSubdirectory("perennial-bench-").FullName;
        var said = Path.Combine(folder, "bench-token");
        try
        {
            if (!File.Exists(said)) File.WriteAllText(said, await MakeAsync(folder, events));
            for (var i = 0; i < Times; i++) await StartAsync(folder, await File.ReadAllTextAsync(said));
            Probe.Print();
        }
        finally
        {
            if (kept is null) Directory.Delete(folder, recursive: true);
        }
    }

    private static async Task StartAsync(string folder, string token)
    {
        var began = Stopwatch.GetTimestamp();
        await using var server = ServerProcess.Start(folder);
        using var http = new HttpClient { BaseAddress = server.Url };
        using var client = new PerennialClient(server.Url, token);
        await server.AnswersAsync(http, "/readyz", pause: 10);
        var (ready, readyCpu) = (Stopwatch.GetElapsedTime(began), server.Processor);
        var score = await client.AccountHealthAsync("A-17");
        var (scored, scoredCpu) = (Stopwatch.GetElapsedTime(began), server.Processor);
        http.DefaultRequestHeaders.Add("Cookie", await Doors.SignInAsync(server.Url));
        (await http.GetAsync("/health")).EnsureSuccessStatusCode();
        Console.WriteLine(string.Create(CultureInfo.InvariantCulture, $"ready after {ready.TotalSeconds:0.00} s (processor {readyCpu.TotalSeconds:0.00}), the first score ({score.Scores.Count} of one account) after {scored.TotalSeconds:0.00} s (processor {scoredCpu.TotalSeconds:0.00}), signed in and the page of health after {Stopwatch.GetElapsedTime(began).TotalSeconds:0.00} s; {server.Megabytes("VmHWM"):0} MB at most"));
    }

    /// <summary>
    /// A book whose people did something on their days goes in through the product; then each of these events is repeated inside the engine until there are as many as wanted,
    /// the sums by day are made of them, and as many message ids are known.
    /// </summary>
    private static async Task<string> MakeAsync(string folder, int events)
    {
        var usage = Path.Combine(folder, "usage");
        Directory.CreateDirectory(usage);
        IntakeBenchmark.Fill(Path.Combine(usage, "ids"), events);
        string token;
        await using (var app = Workplace.Open(folder))
        {
            await app.StartAsync();
            token = await Workplace.TokenAsync(app);
            await Workplace.FillAsync(app, new DrawnBook(Accounts, await app.Services.GetRequiredService<SignalReader>().TodayAsync(default)), token);
            await app.StopAsync();
        }
        using (var file = new DuckFile(Path.Combine(usage, EventStore.Data), "2GB"))
        {
            long there;
            using (var rows = file.Writer.Query("select count(*) from events"))
            {
                rows.Next();
                there = rows.Long(0);
            }
            var times = (events + there - 1) / there - 1;
            file.Writer.Run($"insert into events select e.moment + to_seconds(3 * n.range), e.received_at, e.source, e.person, e.name, e.amount, e.milliseconds, e.id + cast(n.range + 1 as hugeint) * 1000003, e.properties from events e, range({times.ToString(CultureInfo.InvariantCulture)}) n");
            file.Writer.Run("delete from daily_new; delete from daily_whole; insert into daily_whole select cast(moment as date), source, person, name, count(*), cast(sum(amount) as bigint), cast(sum(milliseconds) as bigint), max(moment) from events group by 1, 2, 3, 4 order by 1, 2; checkpoint");
            using var count = file.Writer.Query("select (select count(*) from events), (select count(*) from daily)");
            count.Next();
            Console.WriteLine(string.Create(CultureInfo.InvariantCulture, $"{count.Long(0):N0} events, {count.Long(1):N0} sums by day"));
        }
        await using (var app = Workplace.Open(folder))
        {
            await app.StartAsync();
            await app.Services.GetRequiredService<HealthScores>().CatchUpAsync(default);
            await app.StopAsync();
        }
        return token;
    }
}
