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

    /// <summary>Notes a running server until the result is disposed.</summary>
    public static IDisposable Note(Uri url, string data)
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
        return new Noted(file);
    }

    /// <exception cref="CommandFailure">No server runs on this directory.</exception>
    public static Uri UrlOf(string data)
    {
        var file = Path.Combine(data, "server.url");
        return File.Exists(file) && Uri.TryCreate(File.ReadAllText(file).Trim() + "/", UriKind.Absolute, out var url)
            ? url
            : throw new CommandFailure($"No server runs on {Path.GetFullPath(data)}. Start it: perennial serve --data {data}");
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

    private sealed class Noted(string file) : IDisposable
    {
        public void Dispose() => File.Delete(file);
    }
}
