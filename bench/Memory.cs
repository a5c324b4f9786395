using System.Diagnostics;
using System.Globalization;

namespace Perennial.Bench;

/// <summary>What the process holds and has held at most.</summary>
internal static class Memory
{
    public static void Print()
    {
        using var process = Process.GetCurrentProcess();
        Console.WriteLine(string.Create(CultureInfo.InvariantCulture,
            $"memory: peak working set {process.PeakWorkingSet64 / 1e6:0} MB; managed heap after collection {GC.GetTotalMemory(forceFullCollection: true) / 1e6:0} MB"));
    }
}
