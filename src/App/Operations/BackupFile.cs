using System.IO.Compression;
using System.Text.Json;
using Perennial.App.Database;
using Perennial.App.Database.Copy;
using Perennial.Client;
using Perennial.Usage;

namespace Perennial.App.Operations;

/// <summary>
/// Writes a backup: a zip archive with every table as it was at one moment, the files of imports, the sealed keys and a manifest, and behind the archive a word and
/// the SHA-256 of all before it. It is written beside the data first, so that a slow receiver holds no snapshot.
/// </summary>
internal static class BackupFile
{
    public static ReadOnlySpan<byte> End => "PERENNIAL-BACKUP"u8;

    /// <returns>The file, to be read from its beginning; it goes when it is closed.</returns>
    public static FileStream Make(Workspace workspace, EventStore? events, string? passphrase, TimeProvider clock, CancellationToken cancellation)
    {
        var path = Path.Combine(workspace.Directory.Uploads, $"backup-{Guid.CreateVersion7():N}.part");
        var options = new FileStreamOptions { Mode = FileMode.CreateNew, Access = FileAccess.ReadWrite, Options = FileOptions.DeleteOnClose, BufferSize = 1 << 16 };
        if (!OperatingSystem.IsWindows()) options.UnixCreateMode = UnixFileMode.UserRead | UnixFileMode.UserWrite;
        var file = new FileStream(path, options);
        try
        {
            using var whole = new HashedStream(file);
            using (var zip = new ZipArchive(whole, ZipArchiveMode.Create, leaveOpen: true)) Write(zip, workspace, events, passphrase, clock, cancellation);
            whole.Write(End);
            file.Write(whole.Sum());
            file.Position = 0;
            return file;
        }
        catch
        {
            file.Dispose();
            throw;
        }
    }

    private static void Write(ZipArchive zip, Workspace workspace, EventStore? events, string? passphrase, TimeProvider clock, CancellationToken cancellation)
    {
        var parts = new List<BackupManifest.Part>();
        var madeAt = clock.GetUtcNow();
        using var snapshot = new StoreSnapshot(workspace.Store);
        foreach (var table in snapshot.Tables) Part(BackupManifest.Tables + table.Name, part => Rows(snapshot, table, part, cancellation));
        foreach (var file in Directory.EnumerateFiles(workspace.Directory.Imports).Where(f => !f.EndsWith(".part", StringComparison.Ordinal)).Order(StringComparer.Ordinal))
        {
            cancellation.ThrowIfCancellationRequested();
            Part(BackupManifest.Imports + Path.GetFileName(file), part => Copy(file, part));
        }
        events?.CopyAsync(file => Part(BackupManifest.Events + file.Name, part => Copy(file, part, cancellation)), cancellation).GetAwaiter().GetResult();
        if (passphrase is not null) Part(BackupManifest.Keys, part => Sealed(workspace, passphrase, part));
        var manifest = new BackupManifest(BackupManifest.ThisFormat, PerennialClient.Version, madeAt, workspace.Store.Engine, snapshot.Migrations, snapshot.LastIds, parts);
        using var last = zip.CreateEntry(BackupManifest.Name).Open();
        JsonSerializer.Serialize(last, manifest, BackupManifest.Json);

        void Part(string name, Func<Stream, long?> write)
        {
            using var entry = zip.CreateEntry(name, CompressionLevel.Fastest).Open();
            using var part = new HashedStream(entry);
            var rows = write(part);
            parts.Add(new(name, part.Bytes, Convert.ToHexStringLower(part.Sum()), rows));
        }
    }

    private static long? Rows(StoreSnapshot snapshot, StoredTable table, Stream part, CancellationToken cancellation)
    {
        var count = 0L;
        foreach (var row in snapshot.Rows(table))
        {
            if (count++ % 1000 == 0) cancellation.ThrowIfCancellationRequested();
            part.Write(row.Encoded);
        }
        return count;
    }

    private static long? Copy(string file, Stream part)
    {
        using var bytes = File.OpenRead(file);
        bytes.CopyTo(part);
        return null;
    }

    private static long? Copy(EventStoreCopy file, Stream part, CancellationToken cancellation)
    {
        using var bytes = new FileStream(file.Path, FileMode.Open, FileAccess.Read, FileShare.ReadWrite | FileShare.Delete, 1 << 16, FileOptions.SequentialScan);
        var buffer = new byte[1 << 16];
        for (var left = file.Length; left > 0;)
        {
            cancellation.ThrowIfCancellationRequested();
            var read = bytes.Read(buffer, 0, (int)Math.Min(buffer.Length, left));
            if (read == 0) break;
            part.Write(buffer.AsSpan(0, read));
            left -= read;
        }
        return null;
    }

    private static long? Sealed(Workspace workspace, string passphrase, Stream part)
    {
        part.Write(BackupSeal.Seal(workspace.Directory.In("keys"), passphrase));
        return null;
    }
}
