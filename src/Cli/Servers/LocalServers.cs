using System.Diagnostics;
using System.Globalization;

namespace Perennial.Cli.Servers;

/// <summary>
/// The servers of this person that run on this machine: one small file a port says which directory is served, so that a call beside a
/// running server finds its token without being told. Who cannot read the directory finds nothing.
/// </summary>
internal static class LocalServers
{
    private const UnixFileMode OwnerOnly = UnixFileMode.UserRead | UnixFileMode.UserWrite;

    /// <summary>Notes a running server until the result is disposed. A person without a home to write into does without: <c>--data</c> finds the server as well.</summary>
    public static IDisposable? Note(Uri url, string data)
    {
        try
        {
            return Noted(url, data);
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            return null;
        }
    }

    private static NotedServer Noted(Uri url, string data)
    {
        Directory.CreateDirectory(Folder);
        var file = FileOf(url);
        File.Delete(file);
        var how = new FileStreamOptions { Mode = FileMode.Create, Access = FileAccess.Write };
        if (!OperatingSystem.IsWindows()) how.UnixCreateMode = OwnerOnly;
        using (var writer = new StreamWriter(file, how))
        {
            writer.WriteLine(Environment.ProcessId.ToString(CultureInfo.InvariantCulture));
            writer.WriteLine(Path.GetFullPath(data));
        }
        return new NotedServer(file);
    }

    /// <exception cref="CommandFailure">No server runs on this directory.</exception>
    public static Uri UrlOf(string data)
    {
        var file = Path.Combine(data, "server.url");
        return File.Exists(file) && IsHeld(Path.Combine(data, "lock")) && Uri.TryCreate(File.ReadAllText(file).Trim() + "/", UriKind.Absolute, out var url)
            ? url
            : throw new CommandFailure($"No server runs on {Path.GetFullPath(data)}. Start it: perennial serve --data {data}");
    }

    /// <summary>Whether a process holds the directory. One that was killed leaves its address behind, where anybody may listen by now.</summary>
    private static bool IsHeld(string file)
    {
        try
        {
            using var free = new FileStream(file, FileMode.Open, FileAccess.ReadWrite, FileShare.None);
            return false;
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            return e is not FileNotFoundException;
        }
    }

    public static string? TokenIn(string data)
    {
        var file = Path.Combine(data, "token");
        return File.Exists(file) ? File.ReadAllText(file).Trim() : null;
    }

    /// <summary>Only for a server on this machine that is still the process which noted itself: a token is for nobody else.</summary>
    public static string? TokenFor(Uri url)
    {
        if (!url.IsLoopback || !File.Exists(FileOf(url))) return null;
        var lines = File.ReadAllLines(FileOf(url));
        return lines.Length == 2 && int.TryParse(lines[0], CultureInfo.InvariantCulture, out var process) && Runs(process) ? TokenIn(lines[1]) : null;
    }

    private static string Folder
    {
        get
        {
            var state = Environment.GetEnvironmentVariable("XDG_STATE_HOME") is { Length: > 0 } set
                ? set
                : Path.Combine(Environment.GetFolderPath(Environment.SpecialFolder.UserProfile, Environment.SpecialFolderOption.DoNotVerify), ".local", "state");
            return Path.Combine(state, "perennial", "servers");
        }
    }

    private static string FileOf(Uri url) => Path.Combine(Folder, url.Port.ToString(CultureInfo.InvariantCulture));

    private static bool Runs(int process)
    {
        try
        {
            using var found = Process.GetProcessById(process);
            return !found.HasExited;
        }
        catch (ArgumentException)
        {
            return false;
        }
    }

    private sealed class NotedServer(string file) : IDisposable
    {
        public void Dispose() => File.Delete(file);
    }
}
