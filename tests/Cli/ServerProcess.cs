using System.Diagnostics;

namespace Perennial.Tests.Cli;

/// <summary>A server in a process of its own, started by <c>perennial serve</c>.</summary>
public sealed class ServerProcess : IAsyncLifetime
{
    public const string OwnerPassword = "seven quiet rivers";
    private Process? _process;

    public string Data { get; } = Path.Combine(Directory.CreateTempSubdirectory("perennial-cli-").FullName, "data");
    public string Url { get; private set; } = "";
    public int Id => _process!.Id;

    /// <summary>What it said until it was open.</summary>
    public string Said { get; private set; } = "";

    /// <summary>What it wrote into its log.</summary>
    public Task<string> Log { get; private set; } = Task.FromResult("");

    public Dictionary<string, string> Environment { get; init; } = [];

    public async ValueTask InitializeAsync()
    {
        var environment = new Dictionary<string, string>(Environment) { ["PERENNIAL_OWNER_PASSWORD"] = OwnerPassword };
        _process = Program.Start(["serve", "--data", Data, "--urls", "http://127.0.0.1:0", "--owner-email", "owner@perennial.example"], environment);
        Log = _process.StandardError.ReadToEndAsync();
        while (await _process.StandardOutput.ReadLineAsync() is { } line)
        {
            Said += line + "\n";
            if (!line.Contains(" serves ", StringComparison.Ordinal)) continue;
            Url = line.Split(" at ")[1].Split(' ')[0].TrimEnd('/');
            return;
        }
        throw new InvalidOperationException($"The server did not start: {Said} {await Log}");
    }

    public Task<Program.Ended> RunAsync(params string[] args) => Program.RunAsync([.. args, "--server", Url]);

    /// <summary>Asks it to stop as a service manager does, and gives its exit code.</summary>
    public async Task<int> StopAsync()
    {
        using (var kill = Process.Start("kill", ["-TERM", Id.ToString(System.Globalization.CultureInfo.InvariantCulture)])) await kill.WaitForExitAsync();
        await _process!.WaitForExitAsync();
        return _process.ExitCode;
    }

    public async ValueTask DisposeAsync()
    {
        if (_process is { HasExited: false }) await StopAsync();
        _process?.Dispose();
        Directory.Delete(Path.GetDirectoryName(Data)!, recursive: true);
    }
}
