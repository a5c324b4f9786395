using System.Diagnostics;
using System.Globalization;

namespace Perennial.Tests.Usage.ClickHouse;

/// <summary>One node: a process that a test may kill and start again on the same data.</summary>
internal sealed class ClickHouseProcess(string library, string folder, int http, int tcp, string config) : IDisposable
{
    private static readonly string _program = Path.GetFullPath(Path.Combine(AppContext.BaseDirectory, "..", "..", "ClickHouseNode", Path.GetFileName(Path.TrimEndingDirectorySeparator(AppContext.BaseDirectory)), "Perennial.Tests.ClickHouseNode"));
    private Process? _process;

    public Uri Url { get; } = new($"http://127.0.0.1:{http}/");

    public async Task StartAsync()
    {
        var start = new ProcessStartInfo(_program, [library, folder, http.ToString(CultureInfo.InvariantCulture), tcp.ToString(CultureInfo.InvariantCulture), config]) { UseShellExecute = false, RedirectStandardInput = true, RedirectStandardOutput = true, RedirectStandardError = true };
        _process = Process.Start(start)!;
        _process.ErrorDataReceived += (_, said) => { if (said.Data is { Length: > 0 } line) Said.Enqueue(line); };
        _process.BeginErrorReadLine();
        using var client = new HttpClient { BaseAddress = Url, Timeout = TimeSpan.FromSeconds(5) };
        for (var began = Stopwatch.GetTimestamp(); Stopwatch.GetElapsedTime(began) < TimeSpan.FromSeconds(60); await Task.Delay(50))
        {
            if (_process.HasExited) throw new IOException($"The ClickHouse node ended with {_process.ExitCode}: {string.Join('\n', Said)}");
            try
            {
                if ((await client.GetAsync("ping")).IsSuccessStatusCode) return;
            }
            catch (HttpRequestException)
            {
                // Not yet.
            }
        }
        throw new TimeoutException($"The ClickHouse node does not answer: {string.Join('\n', Said)}");
    }

    public System.Collections.Concurrent.ConcurrentQueue<string> Said { get; } = new();

    /// <summary>As a power cut would end it, but for what the machine's own cache saves.</summary>
    public void Kill()
    {
        _process?.Kill();
        _process?.WaitForExit();
        _process?.Dispose();
        _process = null;
    }

    /// <summary>Stops answering and stays there, as a machine that hangs; or goes on.</summary>
    public void Hang(bool ends = false)
    {
        using var signal = Process.Start("kill", [ends ? "-CONT" : "-STOP", _process!.Id.ToString(CultureInfo.InvariantCulture)]);
        signal.WaitForExit();
    }

    public void Dispose() => Kill();
}
