using System.Diagnostics;
using System.Net;
using System.Net.Sockets;
using System.Text;

namespace Perennial.Tests.Faults;

/// <summary>A real <c>perennial</c> process, so that it can be killed.</summary>
public sealed class ServerProcess : IAsyncDisposable
{
    private static readonly TimeSpan _patience = TimeSpan.FromMinutes(2);
    private readonly Process _process;
    private readonly StringBuilder _said = new();

    private ServerProcess(Process process)
    {
        _process = process;
        process.OutputDataReceived += (_, line) => Hear(line.Data);
        process.ErrorDataReceived += (_, line) => Hear(line.Data);
        process.BeginOutputReadLine();
        process.BeginErrorReadLine();
    }

    public int Id => _process.Id;
    public required Uri Url { get; init; }

    public bool HasEnded => _process.HasExited;

    /// <summary>The most memory that it held at once.</summary>
    public long PeakBytes
    {
        get
        {
            _process.Refresh();
            return _process.PeakWorkingSet64;
        }
    }

    /// <summary>Everything on its output and error, so far.</summary>
    public string Said
    {
        get { lock (_said) return _said.ToString(); }
    }

    /// <summary>The program beside the tests, with these words. It is not waited for.</summary>
    public static ServerProcess Start(string data, IReadOnlyDictionary<string, string>? environment = null, params string[] more) => StartAt(NewUrl(), data, environment, null, more);

    /// <summary>At an address that was its own before, so that clients find it again.</summary>
    internal static ServerProcess StartAt(Uri url, string data, IReadOnlyDictionary<string, string>? environment = null, LittleMemory? within = null, params string[] more)
    {
        var all = new Dictionary<string, string>(environment ?? new Dictionary<string, string>(StringComparer.Ordinal), StringComparer.Ordinal);
        if (TestPostgres.Usual(data) is { } relational) all.TryAdd("Store__Relational", relational);
        return new ServerProcess(Launch(["serve", "--data", data, "--urls", url.ToString().TrimEnd('/'), .. more], all, within)) { Url = url };
    }

    /// <summary>Runs the program to its end.</summary>
    public static async Task<(int Exit, string Said)> Run(params string[] words)
    {
        await using var run = new ServerProcess(Launch(words, null)) { Url = new Uri("http://127.0.0.1:1") };
        return (await run.Ended(), run.Said);
    }

    public async Task<ServerProcess> Ready()
    {
        using var client = new HttpClient { BaseAddress = Url };
        var since = Stopwatch.GetTimestamp();
        while (!_process.HasExited && Stopwatch.GetElapsedTime(since) < _patience)
        {
            if (await IsWell(client)) return this;
            await Task.Delay(50);
        }
        throw new InvalidOperationException($"The server did not become ready. It said:\n{Said}");
    }

    public async Task<bool> IsWell()
    {
        using var client = new HttpClient { BaseAddress = Url };
        return await IsWell(client);
    }

    /// <summary>kill -9: no handler runs, nothing is flushed.</summary>
    public async Task Kill()
    {
        _process.Kill();
        await _process.WaitForExitAsync();
    }

    /// <summary>As a person or the system does it: it finishes what it has begun.</summary>
    public async Task<int> Stop()
    {
        using var asked = Process.Start(new ProcessStartInfo("kill", ["-TERM", Id.ToString(System.Globalization.CultureInfo.InvariantCulture)]) { UseShellExecute = false })!;
        await asked.WaitForExitAsync();
        return await Ended();
    }

    public async Task<int> Ended()
    {
        using var late = new CancellationTokenSource(_patience);
        await _process.WaitForExitAsync(late.Token);
        return _process.ExitCode;
    }

    public async ValueTask DisposeAsync()
    {
        if (!_process.HasExited) await Kill();
        _process.Dispose();
    }

    private static async Task<bool> IsWell(HttpClient client)
    {
        try
        {
            return (await client.GetAsync(new Uri("/healthz", UriKind.Relative))).IsSuccessStatusCode;
        }
        catch (HttpRequestException)
        {
            return false;
        }
    }

    private static Process Launch(IEnumerable<string> words, IReadOnlyDictionary<string, string>? environment, LittleMemory? within = null)
    {
        var program = Path.Combine(AppContext.BaseDirectory, "perennial");
        // The shell goes into the group and becomes the program, so that all of it counts.
        var start = new ProcessStartInfo(within is null ? program : "/bin/sh", within is null ? words : ["-c", $"echo $$ > {within.Processes} && exec \"$0\" \"$@\"", program, .. words])
        {
            RedirectStandardOutput = true,
            RedirectStandardError = true,
            UseShellExecute = false,
            WorkingDirectory = Path.GetTempPath(),
        };
        foreach (var (name, value) in environment ?? new Dictionary<string, string>(StringComparer.Ordinal)) start.Environment[name] = value;
        return Process.Start(start)!;
    }

    /// <summary>A port that nobody listens at.</summary>
    public static Uri NewUrl()
    {
        using var listener = new TcpListener(IPAddress.Loopback, 0);
        listener.Start();
        return new Uri($"http://127.0.0.1:{((IPEndPoint)listener.LocalEndpoint).Port}");
    }

    private void Hear(string? line)
    {
        lock (_said) _said.AppendLine(line);
    }
}
