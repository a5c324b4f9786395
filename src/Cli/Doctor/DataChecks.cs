using System.Data.Common;
using Perennial.App.Database;
using Perennial.App.Database.Sqlite;

namespace Perennial.Cli.Doctor;

/// <summary>What can be seen of a data directory. Its database is looked into only while no server holds it.</summary>
internal static class DataChecks
{
    public static async Task<IReadOnlyList<Finding>> RunAsync(string data, CancellationToken cancellation)
    {
        if (!Directory.Exists(data)) return [Finding.Ok("data directory", $"{data} is not there yet; perennial serve makes it")];
        if (!File.Exists(Path.Combine(data, "perennial.db"))) return [Finding.Warning("data directory", $"{data} holds no perennial.db")];
        List<Finding> findings = [Secret(data)];
        try
        {
            using var held = DataDirectory.Open(data, $"perennial doctor (process {Environment.ProcessId})");
            findings.Add(Finding.Ok("data directory", $"{data}, {new FileInfo(held.DatabaseFile).Length / (1024.0 * 1024):0.0} MB, not in use"));
            findings.Add(await Task.Run(() => Database(held), cancellation));
        }
        catch (DataDirectoryHeldException by)
        {
            findings.Add(Finding.Ok("data directory", $"{data} is served by {by.Holder}"));
            findings.Add(Finding.Warning("database", "not looked into while it is in use: stop the server and ask again"));
        }
        catch (UnauthorizedAccessException denied)
        {
            findings.Add(Finding.Failed("data directory", denied.Message));
        }
        return findings;
    }

    private static Finding Database(DataDirectory held)
    {
        try
        {
            var problems = new SqliteStore(held.DatabaseFile).IntegrityProblems();
            return problems.Count == 0 ? Finding.Ok("database", "every page and index is in order") : Finding.Failed("database", string.Join("; ", problems));
        }
        catch (DbException broken)
        {
            return Finding.Failed("database", broken.Message + " Restore a backup.");
        }
    }

    private static Finding Secret(string data)
    {
        var file = Path.Combine(data, "token");
        if (OperatingSystem.IsWindows() || !File.Exists(file)) return Finding.Ok("token", "none yet");
        var mode = File.GetUnixFileMode(file);
        return (mode & ~(UnixFileMode.UserRead | UnixFileMode.UserWrite)) == 0
            ? Finding.Ok("token", "readable by its owner only")
            : Finding.Warning("token", $"{file} can be read by others: chmod 600 it");
    }
}
