namespace Perennial.App.Database;

/// <summary>The one directory that holds a workspace. Only one process may hold it open: the lock names its holder.</summary>
public sealed class DataDirectory : IDisposable
{
    private readonly FileStream _lock;

    private DataDirectory(string path, FileStream held)
    {
        Path = path;
        _lock = held;
    }

    public string Path { get; }
    public string DatabaseFile => In("perennial.db");
    public string Imports => Directory.CreateDirectory(In("imports")).FullName;

    /// <summary>Where a page's upload lies until it was read. Beside the data, not in the machine's own, which may be small or memory.</summary>
    public string Uploads => Directory.CreateDirectory(In("uploads")).FullName;

    public string In(string name) => System.IO.Path.Combine(Path, name);

    /// <exception cref="DataDirectoryHeldException">Another process holds the directory.</exception>
    public static DataDirectory Open(string path, string holder)
    {
        var full = System.IO.Path.GetFullPath(path);
        if (!Directory.Exists(full))
        {
            Directory.CreateDirectory(full);
            if (!OperatingSystem.IsWindows())
                File.SetUnixFileMode(full, UnixFileMode.UserRead | UnixFileMode.UserWrite | UnixFileMode.UserExecute);
        }

        var lockFile = System.IO.Path.Combine(full, "lock");
        var holderFile = System.IO.Path.Combine(full, "holder");
        try
        {
            var held = new FileStream(lockFile, FileMode.OpenOrCreate, FileAccess.ReadWrite, FileShare.None);
            File.WriteAllText(holderFile, holder);
            return new DataDirectory(full, held);
        }
        catch (IOException)
        {
            var by = File.Exists(holderFile) ? File.ReadAllText(holderFile).Trim() : "another process";
            throw new DataDirectoryHeldException(full, by);
        }
    }

    public void Dispose()
    {
        File.Delete(In("holder"));
        _lock.Dispose();
    }
}
