using System.Diagnostics;
using System.Globalization;

namespace Perennial.Bench;

/// <summary>What this machine can do right now, printed beside every measurement: a fixed amount of arithmetic, and writes that wait for the disk.</summary>
internal static class Probe
{
    private const int Steps = 100_000_000;
    private const int Writes = 64;

    public static void Print() => Console.WriteLine(string.Create(CultureInfo.InvariantCulture,
        $"probe: {Steps / 1_000_000} M dependent multiply-adds {Cpu():0} ms; 4 KB write and fsync, median of {Writes}: {Fsync():0.00} ms; {Environment.ProcessorCount} processors, .NET {Environment.Version}"));

    /// <summary>Milliseconds of a fixed chain of 64-bit multiply-adds.</summary>
    public static double Cpu()
    {
        var watch = Stopwatch.StartNew();
        ulong x = 1;
        for (var i = 0; i < Steps; i++) x = x * 6364136223846793005 + 1442695040888963407;
        GC.KeepAlive(x);
        return watch.Elapsed.TotalMilliseconds;
    }

    /// <summary>Median milliseconds of one durable 4 KB append in a folder.</summary>
    public static double Fsync(string? folder = null)
    {
        var path = Path.Combine(folder ?? Path.GetTempPath(), $"perennial-probe-{Guid.NewGuid():N}");
        var times = new List<double>();
        using (var file = new FileStream(path, FileMode.CreateNew, FileAccess.Write, FileShare.None, 1, FileOptions.DeleteOnClose))
        {
            var page = new byte[4096];
            for (var i = 0; i < Writes; i++)
            {
                var watch = Stopwatch.StartNew();
                file.Write(page);
                file.Flush(flushToDisk: true);
                times.Add(watch.Elapsed.TotalMilliseconds);
            }
        }
        return times.Order().ElementAt(times.Count / 2);
    }
}
