using System.Diagnostics;

namespace Perennial.Tests;

/// <summary>The checked-out source, for tests that read it.</summary>
public static class Repository
{
    public static string Root { get; } = Find(new DirectoryInfo(AppContext.BaseDirectory));

    /// <summary>Files that are tracked or about to be (new and not ignored), relative to <see cref="Root"/> with forward slashes.</summary>
    public static IReadOnlyList<string> Files { get; } = [.. List().Where(file => File.Exists(At(file)) || new FileInfo(At(file)).LinkTarget is not null).Order(StringComparer.Ordinal)];

    public static string At(string relative) => Path.Combine(Root, relative);

    public static string Read(string relative) => File.ReadAllText(At(relative));

    private static string Find(DirectoryInfo? directory) =>
        directory is null ? throw new InvalidOperationException("No perennial.slnx above the test's folder.")
        : File.Exists(Path.Combine(directory.FullName, "perennial.slnx")) ? directory.FullName
        : Find(directory.Parent);

    private static string[] List()
    {
        var start = new ProcessStartInfo("git", ["-c", "safe.directory=*", "-C", Root, "ls-files", "-z", "--cached", "--others", "--exclude-standard"]) { RedirectStandardOutput = true, UseShellExecute = false };
        using var git = Process.Start(start)!;
        var output = git.StandardOutput.ReadToEnd();
        git.WaitForExit();
        return git.ExitCode == 0
            ? output.Split('\0', StringSplitOptions.RemoveEmptyEntries).Distinct(StringComparer.Ordinal).ToArray()
            : throw new InvalidOperationException("git ls-files failed: the structure tests need a clone.");
    }
}
