using System.Diagnostics;
using System.Globalization;
using System.Net.Sockets;

namespace Perennial.Bench.Recompute;

/// <summary>The product's server as a process of its own.</summary>
internal sealed class ServerProcess : IAsyncDisposable
{
    private static readonly TimeSpan _patience = TimeSpan.FromMinutes(10);
    private readonly Process _process;

    private ServerProcess(Process process, Uri url) => (_process, Url) = (process, url);

    public Uri Url { get; }

    public static ServerProcess Start(string data)
    {
        var url = new Uri($"http://127.0.0.1:{FreePort()}");
        var start = new ProcessStartInfo(Path.Combine(AppContext.BaseDirectory, "perennial"), ["serve", "--data", data, "--urls", url.ToString().TrimEnd('/')]) { RedirectStandardOutput = true, UseShellExecute = false };
        foreach (var limit in (string[])["Limits__ApiRequestsPerSecond", "Limits__ApiBurst"]) start.Environment[limit] = "1000000";
        var process = Process.Start(start)!;
        process.BeginOutputReadLine();
        return new(process, url);
    }

    /// <summary>That the process has taken by now.</summary>
    public TimeSpan Processor => _process.TotalProcessorTime;

    /// <summary>Asks over and over until it is answered well.</summary>
    public async Task AnswersAsync(HttpClient client, string path, int pause = 20)
    {
        for (var since = Stopwatch.GetTimestamp(); Stopwatch.GetElapsedTime(since) < _patience; await Task.Delay(pause))
            try
            {
                using var answer = await client.GetAsync(path);
                if (answer.IsSuccessStatusCode) return;
            }
            catch (HttpRequestException)
            {
                // Not listening yet.
            }
        throw new InvalidOperationException($"{path} was not answered.");
    }

    /// <summary>As Linux tells it of the process.</summary>
    public double Megabytes(string what)
    {
        var line = File.ReadLines($"/proc/{_process.Id}/status").Single(l => l.StartsWith(what + ":", StringComparison.Ordinal));
        return long.Parse(line.Split(' ', StringSplitOptions.RemoveEmptyEntries)[^2], CultureInfo.InvariantCulture) / 1024.0;
    }

    public async ValueTask DisposeAsync()
    {
        _process.Kill();
        await _process.WaitForExitAsync();
        _process.Dispose();
    }

    private static int FreePort()
    {
        using var listener = new TcpListener(System.Net.IPAddress.Loopback, 0);
        listener.Start();
        return ((System.Net.IPEndPoint)listener.LocalEndpoint).Port;
    }
}
