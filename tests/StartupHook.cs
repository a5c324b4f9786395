#pragma warning disable CA1050, MA0047 // .NET looks for this name outside of any namespace
using System.Diagnostics;
using System.Reflection;

/// <summary>Loaded into a <c>perennial</c> process by DOTNET_STARTUP_HOOKS: kills it, as kill -9 does, behind the migration statement that PERENNIAL_KILL_BEHIND counts.</summary>
internal static class StartupHook
{
    public static void Initialize()
    {
        if (!int.TryParse(Environment.GetEnvironmentVariable("PERENNIAL_KILL_BEHIND"), System.Globalization.CultureInfo.InvariantCulture, out var last)) return;
        var ran = Type.GetType("Perennial.App.Database.Migrator, Perennial.App", throwOnError: true)!.GetProperty("Ran", BindingFlags.Static | BindingFlags.NonPublic)!;
        ran.SetValue(null, (Action<int>)(count =>
        {
            if (count < last) return;
            using var self = Process.GetCurrentProcess();
            self.Kill();
            self.WaitForExit();
        }));
    }
}
