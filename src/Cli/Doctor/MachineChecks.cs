using System.Globalization;
using System.Runtime.InteropServices;
using NodaTime;
using NodaTime.TimeZones;
using Perennial.App.Database;
using Perennial.App.Database.Sqlite;
using Perennial.Client;

namespace Perennial.Cli.Doctor;

/// <summary>What the machine must have.</summary>
internal static class MachineChecks
{
    private const long EnoughBytes = 1L << 30;

    public static IEnumerable<Finding> Run(string data)
    {
        yield return Finding.Ok("versions", $"Perennial {PerennialClient.Version}, {RuntimeInformation.FrameworkDescription}, SQLite {SqliteStore.EngineVersion}, time zones {TzdbDateTimeZoneSource.Default.TzdbVersion}, {RuntimeInformation.RuntimeIdentifier}");
        yield return Languages();
        yield return Disk(data);
        yield return Memory();
    }

    private static Finding Languages() =>
        CultureInfo.GetCultures(CultureTypes.AllCultures).Length > 10
            ? Finding.Ok("languages", "ICU is there")
            : Finding.Failed("languages", "ICU is missing: texts would sort and fold wrongly. Install libicu.");

    private static Finding Disk(string data)
    {
        var there = data;
        while (!Directory.Exists(there)) there = Path.GetDirectoryName(there)!;
        var free = new DriveInfo(there).AvailableFreeSpace;
        var text = $"{free / (double)EnoughBytes:0.0} GB free at {there}";
        return free >= EnoughBytes ? Finding.Ok("disk", text) : Finding.Warning("disk", text + ". Free some: an import needs room for its file.");
    }

    private static Finding Memory() =>
        Finding.Ok("memory", $"{GC.GetGCMemoryInfo().TotalAvailableMemoryBytes / (double)EnoughBytes:0.0} GB for this process, {Environment.ProcessorCount} processors");
}
