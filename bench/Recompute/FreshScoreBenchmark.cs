using System.Diagnostics;
using System.Globalization;
using System.Text;
using Microsoft.Extensions.DependencyInjection;
using Perennial.App.Access;
using Perennial.App.Events;
using Perennial.App.Health;
using Perennial.App.Signals;
using Perennial.Client;

namespace Perennial.Bench.Recompute;

/// <summary>From the answer to an event until the account's score over the API is another one, in books of several sizes, the server a process of its own: within a second for 99 of 100.</summary>
internal static class FreshScoreBenchmark
{
    private const int Times = 300, Quiet = 20;
    private static readonly TimeSpan _patience = TimeSpan.FromSeconds(60);

    public static async Task RunAsync(IReadOnlyList<int> sizes)
    {
        Probe.Print();
        foreach (var accounts in sizes)
        {
            var folder = Directory.CreateTempSubdirectory("perennial-bench-").FullName;
            try
            {
                var (token, key, watched) = await PrepareAsync(folder, accounts);
                await using var server = ServerProcess.Start(folder);
                using var client = new PerennialClient(server.Url, token);
                using var http = new HttpClient { BaseAddress = server.Url };
                await server.AnswersAsync(http, "/readyz");
                var began = Stopwatch.GetTimestamp();
                await client.AccountHealthAsync(watched[0]);
                Console.WriteLine(string.Create(CultureInfo.InvariantCulture, $"{accounts:N0} accounts: the first score {Stopwatch.GetElapsedTime(began).TotalSeconds:0.0} s after ready"));
                await Task.Delay(TimeSpan.FromSeconds(Quiet));
                await MeasureAsync(client, http, key, watched);
                Console.WriteLine(string.Create(CultureInfo.InvariantCulture, $"the server: {server.Megabytes("VmRSS"):0} MB, {server.Megabytes("VmHWM"):0} MB at most"));
            }
            finally
            {
                Directory.Delete(folder, recursive: true);
            }
        }
        Probe.Print();
    }

    private static async Task MeasureAsync(PerennialClient client, HttpClient http, string key, IReadOnlyList<string> watched)
    {
        var (scores, signals, reads) = (new List<double>(), new List<double>(), new List<double>());
        foreach (var (i, account) in watched.Take(Times).Index())
        {
            var before = Product(await client.AccountHealthAsync(account));
            using var call = new HttpRequestMessage(HttpMethod.Post, "/v1/track");
            call.Headers.Add("Authorization", key);
            call.Content = new StringContent($$$"""{"type":"track","event":"Report opened","userId":"probe-{{{i}}}","context":{"groupId":"{{{account}}}"},"messageId":"fresh-{{{i}}}"}""", Encoding.UTF8, "application/json");
            using (var answer = await http.SendAsync(call)) answer.EnsureSuccessStatusCode();
            var accepted = Stopwatch.GetTimestamp();
            var signal = 0.0;
            while (true)
            {
                if (signal == 0 && (await client.AccountSignalsAsync(account)).Signals.Single(s => s.Id == "days-since-use").Value == 0) signal = Stopwatch.GetElapsedTime(accepted).TotalMilliseconds;
                var asked = Stopwatch.GetTimestamp();
                var now = Product(await client.AccountHealthAsync(account));
                reads.Add(Stopwatch.GetElapsedTime(asked).TotalMilliseconds);
                if (now != before) break;
                if (Stopwatch.GetElapsedTime(accepted) > _patience) throw new InvalidOperationException($"The score of {account} did not follow.");
                await Task.Delay(15);
            }
            scores.Add(Stopwatch.GetElapsedTime(accepted).TotalMilliseconds);
            signals.Add(signal == 0 ? scores[^1] : signal);
            await Task.Delay(i * 37 % 200); // so that the events do not keep step with the server's own rounds
        }
        Print("from the accepted event to a new score", scores);
        Print("to the new signal", signals);
        Print("reading the score", reads);
    }

    private static decimal? Product(AccountHealthSummary health) => health.Scores.FirstOrDefault(score => score.Score == "product")?.Points;

    private static void Print(string what, List<double> times)
    {
        double At(double share) => times.Order().ElementAt((int)(share * (times.Count - 1)));
        Console.WriteLine(string.Create(CultureInfo.InvariantCulture, $"{what}, {times.Count} times: median {At(0.5):0} ms, p99 {At(0.99):0} ms, most {times.Max():0} ms"));
    }

    /// <returns>A token, the header of senders, and accounts that did nothing for some days: an event makes their score another one.</returns>
    private static async Task<(string Token, string Key, IReadOnlyList<string> Watched)> PrepareAsync(string folder, int accounts)
    {
        await using var app = Workplace.Open(folder);
        await app.StartAsync();
        var (book, token) = (new DrawnBook(accounts, await app.Services.GetRequiredService<SignalReader>().TodayAsync(default)), await Workplace.TokenAsync(app));
        await Workplace.FillAsync(app, book, token);
        await app.Services.GetRequiredService<HealthScores>().CatchUpAsync(default);
        var (_, key) = await app.Services.GetRequiredService<WriteKeys>().MakeAsync("bench", Viewer.System, CancellationToken.None);
        await app.StopAsync();
        List<string> watched = [.. Enumerable.Range(0, accounts).Where(a => LastDays(book, a) is > 5 and < 60).Take(Times).Select(a => $"A-{a}")];
        return (token, $"Basic {Convert.ToBase64String(Encoding.UTF8.GetBytes(key + ":"))}", watched);
    }

    private static int LastDays(DrawnBook book, int account)
    {
        var any = 0UL;
        for (var p = account * DrawnBook.People; p < (account + 1) * DrawnBook.People; p++) any |= book.Lately[p];
        return System.Numerics.BitOperations.TrailingZeroCount(any);
    }
}
