using System.Diagnostics;

namespace Perennial.Tests.Faults.Ingest;

/// <summary>A disk of the test's own, small or to be copied; it goes with what is on it. Mounting needs root on Linux.</summary>
internal sealed class Mounted : IAsyncDisposable
{
    private readonly string _folder;

    private Mounted(string folder) => _folder = folder;

    /// <summary>Why no disk can be mounted here, or null.</summary>
    public static string? Missing { get; } = OperatingSystem.IsLinux() && Environment.UserName == "root" && TryTmpfs() ? null : "SKIPPED: this drill mounts a disk of its own, which only root may on Linux: run ./test as root";

    public string Path => System.IO.Path.Combine(_folder, "disk");

    /// <summary>In memory, of so many megabytes.</summary>
    public static async Task<Mounted> TmpfsAsync(int megabytes)
    {
        var disk = New();
        await Run("mount", "-t", "tmpfs", "-o", $"size={megabytes}m", "tmpfs", disk.Path);
        return disk;
    }

    public Task GrowAsync(int megabytes) => Run("mount", "-o", $"remount,size={megabytes}m", Path);

    /// <summary>A file with a new ext4 on it. It writes on its own only every five minutes: else when it is told to.</summary>
    public static async Task<string> NewImageAsync(string path, int megabytes)
    {
        await using (var file = File.Create(path)) file.SetLength((long)megabytes << 20);
        await Run("mkfs.ext4", "-q", "-F", path);
        return path;
    }

    public static async Task<Mounted> ImageAsync(string image)
    {
        var disk = New();
        for (var tried = 1; ; tried++)
            try
            {
                await Run("mount", "-o", "loop,commit=300", image, disk.Path);
                return disk;
            }
            catch (InvalidOperationException taken) when (tried < 10 && taken.Message.Contains("loop device", StringComparison.Ordinal))
            {
                await Task.Delay(100); // another took the free one that was found
            }
    }

    public async ValueTask DisposeAsync()
    {
        try
        {
            await Run("umount", Path);
        }
        catch (InvalidOperationException)
        {
            await Run("umount", "-l", Path); // somebody still looks at it
        }
        Directory.Delete(_folder, recursive: true);
    }

    public static async Task<string> Run(string program, params string[] words)
    {
        using var run = Process.Start(new ProcessStartInfo(program, words) { RedirectStandardOutput = true, RedirectStandardError = true, UseShellExecute = false })!;
        var (said, failed) = (run.StandardOutput.ReadToEndAsync(), run.StandardError.ReadToEndAsync());
        await run.WaitForExitAsync();
        return run.ExitCode == 0 ? await said : throw new InvalidOperationException($"{program} {string.Join(' ', words)}: {await failed}");
    }

    private static Mounted New()
    {
        var disk = new Mounted(Directory.CreateTempSubdirectory("perennial-disk-").FullName);
        Directory.CreateDirectory(disk.Path);
        return disk;
    }

    private static bool TryTmpfs()
    {
        try
        {
            TmpfsAsync(1).GetAwaiter().GetResult().DisposeAsync().AsTask().GetAwaiter().GetResult();
            return true;
        }
        catch (Exception refused) when (refused is InvalidOperationException or System.ComponentModel.Win32Exception)
        {
            return false;
        }
    }
}
