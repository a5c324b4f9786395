using System.Runtime.InteropServices;
using Microsoft.Win32.SafeHandles;

namespace Perennial.Usage.Spooling;

/// <summary>What a file system has to be told so that files survive a power cut.</summary>
public static partial class Disk
{
    private const int Interrupted = 4;

    /// <summary>
    /// Waits until a file's bytes are durable. .NET's own way does not notice when the disk refuses (its fsync takes every answer but an interruption for success, seen with .NET 10.0),
    /// so the system is asked directly.
    /// </summary>
    /// <exception cref="IOException">They are not known to be.</exception>
    public static void Flush(SafeFileHandle file)
    {
        if (!OperatingSystem.IsWindows())
            while (fsync(file) != 0)
                if (Marshal.GetLastPInvokeError() != Interrupted) throw new IOException($"A file cannot be made durable: {Marshal.GetLastPInvokeErrorMessage()}.");
#pragma warning disable RS0030 // where it is the only way
        if (!OperatingSystem.IsLinux()) RandomAccess.FlushToDisk(file); // on macOS past the disk's own cache, too
#pragma warning restore RS0030
    }

    /// <summary>Waits until a file's bytes can be read after a power cut, without its times: where bytes of the file were only overwritten, that does not have to wait for the file system's journal.</summary>
    /// <inheritdoc cref="Flush(SafeFileHandle)" path="/exception"/>
    public static void FlushData(SafeFileHandle file)
    {
        if (!OperatingSystem.IsLinux())
        {
            Flush(file);
            return;
        }
        while (fdatasync(file) != 0)
            if (Marshal.GetLastPInvokeError() != Interrupted) throw new IOException($"A file cannot be made durable: {Marshal.GetLastPInvokeErrorMessage()}.");
    }

    /// <summary>Writes what a stream still holds, and waits until it is durable.</summary>
    /// <exception cref="IOException">It is not known to be.</exception>
    public static void Flush(FileStream file)
    {
        file.Flush();
        Flush(file.SafeFileHandle);
    }

    /// <summary>Makes a folder's entries durable: files that came, went or were renamed.</summary>
    public static void Sync(string folder)
    {
        if (OperatingSystem.IsWindows()) return;
        var descriptor = open(folder, 0);
        if (descriptor < 0) throw new IOException($"{folder} cannot be opened: {Marshal.GetLastPInvokeErrorMessage()}.");
        try
        {
            if (fsync(descriptor) != 0) throw new IOException($"{folder} cannot be made durable: {Marshal.GetLastPInvokeErrorMessage()}.");
        }
        finally
        {
            _ = close(descriptor);
        }
    }

    [LibraryImport("libc", SetLastError = true, StringMarshalling = StringMarshalling.Utf8)] private static partial int open(string path, int flags);
    [LibraryImport("libc", SetLastError = true)] private static partial int fsync(int descriptor);
    [LibraryImport("libc", SetLastError = true)] private static partial int fsync(SafeFileHandle file);
    [LibraryImport("libc", SetLastError = true)] private static partial int fdatasync(SafeFileHandle file);
    [LibraryImport("libc")] private static partial int close(int descriptor);
}
