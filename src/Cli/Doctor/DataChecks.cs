using System.Data.Common;
using Microsoft.Extensions.Configuration;
using Perennial.App.Database;

namespace Perennial.Cli.Doctor;

/// <summary>What can be seen of a data directory. Its database is looked into only while no server holds it.</summary>
internal static class DataChecks
{
    public static async Task<IReadOnlyList<Finding>> RunAsync(string data, CancellationToken cancellation)
    {
        if (!Directory.Exists(data)) return [Finding.Ok("data directory", $"{data} is not there yet; perennial serve makes it")];
        var relational = Relational(data);
        if (relational is null && !File.Exists(Path.Combine(data, "perennial.db"))) return [Finding.Warning("data directory", $"{data} holds no perennial.db")];
        List<Finding> findings = [Secret(data)];
        try
        {
            using var held = DataDirectory.Open(data, Who);
            var size = relational is null ? $", {new FileInfo(held.DatabaseFile).Length / (1024.0 * 1024):0.0} MB" : "";
            findings.Add(Finding.Ok("data directory", $"{data}{size}, not in use"));
            findings.Add(await Task.Run(() => Database(held, relational), cancellation));
        }
        catch (DataDirectoryHeldException by)
        {
            findings.Add(Finding.Ok("data directory", $"{data} is served by {by.Holder}"));
            findings.Add(Finding.Ok("database", "in use by that server, so not looked into"));
        }
        catch (UnauthorizedAccessException denied)
        {
            findings.Add(Finding.Failed("data directory", denied.Message));
        }
        return findings;
    }

    private static string Who => $"perennial doctor (process {Environment.ProcessId})";

    /// <summary>As the server reads it: the environment, else the directory's own settings.</summary>
    private static string? Relational(string data) => new ConfigurationBuilder()
        .AddJsonFile(Path.Combine(data, "appsettings.json"), optional: true).AddEnvironmentVariables().Build()["Store:Relational"] is { Length: > 0 } said ? said : null;

    private static Finding Database(DataDirectory held, string? relational)
    {
        try
        {
            var store = Store.Of(held, relational, Who);
            try
            {
                if (!store.Tables().Any()) return Finding.Warning("database", $"{store.Place} holds no workspace yet; perennial serve makes it");
                var waiting = Migrator.Waiting(store);
                var problems = store.IntegrityProblems();
                return problems.Count > 0 ? Finding.Failed("database", string.Join("; ", problems))
                    : Finding.Ok("database", $"{store.Place}: every page and index is in order{(waiting == 0 ? "" : $"; {waiting} migrations wait for the next start")}");
            }
            finally
            {
                store.Close();
            }
        }
        catch (Exception broken) when (broken is DbException or StoreUnreachableException)
        {
            return Finding.Failed("database", broken.Message + (relational is null ? " Restore a backup." : ""));
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
