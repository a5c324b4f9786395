using System.Diagnostics;
using System.Globalization;

namespace Perennial.Tests.Faults.Ingest;

/// <summary>Makes a running process's waits for the disk fail, or pretend: strace answers them in the kernel's place, until it is let go.</summary>
internal sealed class Injection : IAsyncDisposable
{
    /// <summary>Every wait for the disk fails as a broken disk makes it.</summary>
    public const string DiskFails = "error=EIO";

    /// <summary>Every wait for the disk succeeds at once, and nothing is waited for.</summary>
    public const string DiskLies = "retval=0";

    private readonly Process _strace;
    private readonly Task _told;

    private Injection(Process strace, Task told) => (_strace, _told) = (strace, told);

    /// <summary>Why nothing can be injected here, or null.</summary>
    public static string? Missing { get; } =
        (Environment.GetEnvironmentVariable("PATH") ?? "").Split(':').Any(folder => File.Exists(Path.Combine(folder, "strace"))) ? null : "SKIPPED: strace is not here: sudo apt-get install -y strace";

    public static async Task<Injection> IntoAsync(ServerProcess server, string what)
    {
        string[] words = ["-f", "-p", server.Id.ToString(CultureInfo.InvariantCulture), "-e", "trace=fsync,fdatasync", "-e", "signal=none", "-e", $"inject=fsync,fdatasync:{what}", "-o", "/dev/null"];
        var strace = Process.Start(new ProcessStartInfo("strace", words) { RedirectStandardError = true, UseShellExecute = false })!;
        var first = await strace.StandardError.ReadLineAsync(TestContext.Current.CancellationToken);
        if (first?.Contains("attached", StringComparison.Ordinal) != true) throw new InvalidOperationException($"strace did not attach: {first}");
        var told = Task.Run(async () => { while (await strace.StandardError.ReadLineAsync() is not null) { } });
        return new(strace, told);
    }

    public async ValueTask DisposeAsync()
    {
        if (!_strace.HasExited) await Mounted.Run("kill", "-INT", _strace.Id.ToString(CultureInfo.InvariantCulture));
        await _strace.WaitForExitAsync();
        await _told;
        _strace.Dispose();
    }
}
