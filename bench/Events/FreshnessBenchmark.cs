using System.Diagnostics;
using System.Globalization;
using System.Net.Sockets;
using System.Text;
using System.Text.RegularExpressions;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;
using Perennial.App;
using Perennial.App.Access;
using Perennial.App.Events;
using Perennial.Client;

namespace Perennial.Bench.Events;

/// <summary>
/// From the answer to an event until the account's page shows one active person more, while others send at a steady rate: within a second for 99 of 100. And what the server holds meanwhile, as a process of its own.
/// </summary>
internal static partial class FreshnessBenchmark
{
    private const int InBatch = 100, Senders = 16, Accounts = 1000;
    private const string Watched = "watched";
    private static readonly TimeSpan _idle = TimeSpan.FromSeconds(20), _patience = TimeSpan.FromSeconds(30);

    public static async Task RunAsync(int rate, int seconds)
    {
        Probe.Print();
        var folder = Directory.CreateTempSubdirectory("perennial-bench-").FullName;
        try
        {
            var headers = await PrepareAsync(folder);
            var url = new Uri($"http://127.0.0.1:{FreePort()}");
            using var server = Start(folder, url);
            try
            {
                await ReadyAsync(url);
                await Task.Delay(_idle);
                Console.WriteLine($"idle after the start: {Megabytes(server, "VmRSS")} MB");
                await LoadedAsync(url, headers, await Doors.SignInAsync(url), rate, seconds);
                Console.WriteLine($"under load: {Megabytes(server, "VmHWM")} MB at most");
                await Task.Delay(_idle);
                Console.WriteLine($"idle after the load: {Megabytes(server, "VmRSS")} MB");
            }
            finally
            {
                server.Kill();
                await server.WaitForExitAsync();
            }
            Probe.Print();
        }
        finally
        {
            Directory.Delete(folder, recursive: true);
        }
    }

    private static async Task LoadedAsync(Uri url, string headers, string cookie, int rate, int seconds)
    {
        using var client = new HttpClient { BaseAddress = url };
        client.DefaultRequestHeaders.Add("Cookie", cookie);
        var seen = 0;
        for (; seen < 3; seen++) await ProbeAsync(client, headers, seen);
        var load = rate == 0 ? Task.FromResult(new double[] { 0 })
            : Task.Factory.StartNew(() => EventLoad.Open(url, i => new EventBodies(url, "/v1/batch", InBatch, headers, i), Senders, rate / (double)InBatch, TimeSpan.FromSeconds(seconds)), CancellationToken.None, TaskCreationOptions.LongRunning, TaskScheduler.Default);
        var (shown, pages, began) = (new List<double>(), new List<double>(), Stopwatch.GetTimestamp());
        await Task.Delay(TimeSpan.FromSeconds(2));
        for (; Stopwatch.GetElapsedTime(began).TotalSeconds < seconds - 1; seen++)
        {
            var (wait, page) = await ProbeAsync(client, headers, seen);
            shown.Add(wait);
            pages.Add(page);
        }
        var calls = await load;
        Console.WriteLine(string.Create(CultureInfo.InvariantCulture, $"at {rate:#,0} events/s beside: from the answer to the changed figure, {shown.Count} times: median {At(shown, 0.5):0} ms, p99 {At(shown, 0.99):0} ms, most {shown.Max():0} ms; the page itself: median {At(pages, 0.5):0} ms, p99 {At(pages, 0.99):0} ms; the calls beside: p99 {calls[calls.Length * 99 / 100]:0.0} ms"));
    }

    /// <summary>One event of a person who was never seen, and the page over and over until it counts that person.</summary>
    /// <returns>Until the figure was there, and how long the last page took, in milliseconds.</returns>
    private static async Task<(double Shown, double Page)> ProbeAsync(HttpClient client, string headers, int seen)
    {
        using var call = new HttpRequestMessage(HttpMethod.Post, "/v1/track");
        call.Headers.Add("Authorization", headers.Split(": ", 2)[1].Trim());
        call.Content = new StringContent($$$"""{"type":"track","event":"Report opened","userId":"probe-{{{seen}}}","context":{"groupId":"{{{Watched}}}"},"messageId":"probe-{{{seen}}}"}""", Encoding.UTF8, "application/json");
        using (var answer = await client.SendAsync(call)) answer.EnsureSuccessStatusCode();
        var accepted = Stopwatch.GetTimestamp();
        while (Stopwatch.GetElapsedTime(accepted) < _patience)
        {
            var asked = Stopwatch.GetTimestamp();
            var figure = Figure().Match(await client.GetStringAsync($"/accounts/{Watched}/usage"));
            if (figure.Success && int.Parse(figure.Groups["people"].Value, NumberStyles.AllowThousands, CultureInfo.InvariantCulture) > seen) return (Stopwatch.GetElapsedTime(accepted).TotalMilliseconds, Stopwatch.GetElapsedTime(asked).TotalMilliseconds);
            await Task.Delay(20);
        }
        throw new InvalidOperationException($"The event of probe-{seen} did not show.");
    }

    /// <summary>A workspace with accounts, its owner and a write key.</summary>
    /// <returns>The header of senders.</returns>
    private static async Task<string> PrepareAsync(string folder)
    {
        await using var app = PerennialServer.Build(new ServerOptions { DataDirectory = folder, Urls = "http://127.0.0.1:0", OwnerEmail = Doors.Email, OwnerPassword = Doors.Password }, builder => builder.Logging.ClearProviders());
        await app.StartAsync();
        var (_, token) = await app.Services.GetRequiredService<Tokens>().MakeAsync("bench", Scopes.Admin, null, null, CancellationToken.None);
        using var client = new PerennialClient(new Uri(app.Urls.Single()), token);
        await client.PutAccountsAsync([new AccountItem(Watched, "Watched"), .. Enumerable.Range(0, Accounts - 1).Select(i => new AccountItem($"account-{i}", $"Account {i}"))]);
        var (_, key) = await app.Services.GetRequiredService<WriteKeys>().MakeAsync("bench", Viewer.System, CancellationToken.None);
        await app.StopAsync();
        return $"Authorization: Basic {Convert.ToBase64String(Encoding.UTF8.GetBytes(key + ":"))}\r\n";
    }

    private static Process Start(string data, Uri url)
    {
        var start = new ProcessStartInfo(Path.Combine(AppContext.BaseDirectory, "perennial"), ["serve", "--data", data, "--urls", url.ToString().TrimEnd('/')]) { RedirectStandardOutput = true, UseShellExecute = false };
        var process = Process.Start(start)!;
        process.BeginOutputReadLine();
        return process;
    }

    private static async Task ReadyAsync(Uri url)
    {
        using var client = new HttpClient { BaseAddress = url };
        for (var since = Stopwatch.GetTimestamp(); Stopwatch.GetElapsedTime(since) < _patience; await Task.Delay(100))
            try
            {
                using var answer = await client.GetAsync("/readyz");
                if (answer.IsSuccessStatusCode) return;
            }
            catch (HttpRequestException)
            {
                // Not listening yet.
            }
        throw new InvalidOperationException("The server did not become ready.");
    }

    /// <summary>As Linux tells it of a process.</summary>
    private static string Megabytes(Process process, string what)
    {
        var line = File.ReadLines($"/proc/{process.Id}/status").Single(l => l.StartsWith(what + ":", StringComparison.Ordinal));
        return (long.Parse(line.Split(' ', StringSplitOptions.RemoveEmptyEntries)[^2], CultureInfo.InvariantCulture) / 1024.0).ToString("0", CultureInfo.InvariantCulture);
    }

    private static int FreePort()
    {
        using var listener = new TcpListener(System.Net.IPAddress.Loopback, 0);
        listener.Start();
        return ((System.Net.IPEndPoint)listener.LocalEndpoint).Port;
    }

    private static double At(List<double> times, double share) => times.Order().ElementAt((int)(times.Count * share));

    [GeneratedRegex("Active people, a month.*?figure-value\">(?<people>[0-9,]+)<", RegexOptions.ExplicitCapture | RegexOptions.Singleline, 1000)]
    private static partial Regex Figure();
}
