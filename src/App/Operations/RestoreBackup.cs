using System.IO.Compression;
using System.Security.Cryptography;
using System.Text.Json;
using Perennial.App.Database;
using Perennial.App.Database.Copy;
using Perennial.App.Database.Sqlite;

namespace Perennial.App.Operations;

/// <summary>Makes a data directory out of a backup: all of it or nothing, with every part's checksum compared as it is read and again in the new tables.</summary>
public static class RestoreBackup
{
    private const int RowsInBatch = 20_000;

    /// <param name="Manifest">What was in the backup.</param>
    /// <param name="Place">Where its tables lie now.</param>
    /// <param name="WithKeys">Whether the keys came along.</param>
    public sealed record Report(BackupManifest Manifest, string Place, bool WithKeys);

    /// <exception cref="BackupRefusedException">The file is no whole backup, or the directory is not empty.</exception>
    /// <exception cref="TargetTakenException">The PostgreSQL schema holds a workspace.</exception>
    public static async Task<Report> RunAsync(string file, string data, string? relational, string? passphrase, TimeProvider clock, CancellationToken cancellation)
    {
        var full = Path.GetFullPath(data);
        if (Directory.Exists(full) && Directory.EnumerateFileSystemEntries(full).Any()) throw new BackupRefusedException($"{full} is not empty. A backup is restored into a new or an empty directory.");
        await CheckWholeAsync(file, cancellation);
        using var zip = Archive(file);
        var manifest = ManifestOf(zip, file);
        var keys = manifest.HasKeys && passphrase is not null ? BackupSeal.Open(Bytes(zip, Part(manifest, BackupManifest.Keys)), passphrase) : null;
        var (making, mark) = (full + ".restoring", Guid.NewGuid().ToString("N"));
        var begun = making;
        if (Directory.Exists(begun)) Directory.Delete(begun, recursive: true);
        try
        {
            var place = Make(zip, manifest, making, relational, mark, clock, cancellation);
            foreach (var (name, bytes) in keys ?? new Dictionary<string, byte[]>(StringComparer.Ordinal)) WriteKey(making, name, bytes);
            if (Directory.Exists(full)) Directory.Delete(full);
            Directory.Move(making, full);
            begun = full;
            if (relational is not null) Unmark(full, relational, mark); // last: until then a schema without its directory is not served
            return new(manifest, place.Replace(making, full, StringComparison.Ordinal), keys is not null);
        }
        catch
        {
            if (Directory.Exists(begun)) Directory.Delete(begun, recursive: true);
            throw;
        }
    }

    private static string Make(ZipArchive zip, BackupManifest manifest, string making, string? relational, string mark, TimeProvider clock, CancellationToken cancellation)
    {
        var who = $"perennial restore (process {Environment.ProcessId})";
        using var directory = DataDirectory.Open(making, who);
        foreach (var folder in (string[])["ids", "spool"]) Directory.CreateDirectory(Path.Combine(directory.Path, "usage", folder));
        foreach (var part in manifest.Parts.Where(p => p.Name.StartsWith(BackupManifest.Imports, StringComparison.Ordinal)))
        {
            cancellation.ThrowIfCancellationRequested();
            using var to = new FileStream(Path.Combine(directory.Imports, SafeName(part.Name[BackupManifest.Imports.Length..])), FileMode.CreateNew);
            Read(zip, part, from => from.CopyTo(to));
        }
        foreach (var part in manifest.Parts.Where(p => p.Name.StartsWith(BackupManifest.Events, StringComparison.Ordinal)))
        {
            cancellation.ThrowIfCancellationRequested();
            using var to = new FileStream(Path.Combine([directory.Path, "usage", .. SafeNames(part.Name[BackupManifest.Events.Length..])]), FileMode.CreateNew);
            Read(zip, part, from => from.CopyTo(to));
        }
        var store = Store.Of(directory, relational, who);
        var begun = false;
        try
        {
            store.Hold(who);
            if (store.Has(StoreCopy.Restoring)) store.Empty(); // one that was killed
            if (store.Tables().Any()) throw new TargetTakenException($"{store.Place} holds a workspace already. Name another schema with Search Path, or drop that one first.");
            using (var connection = store.Open()) connection.Run(store.Render($"create table {StoreCopy.Restoring} (name text primary key)") + $"; insert into {StoreCopy.Restoring} (name) values ('{mark}')");
            begun = true;
            Migrator.Migrate(store, clock, [.. manifest.Migrations]);
            var tables = StoredTable.InOrder(store.Tables());
            if (tables.FirstOrDefault(t => manifest.Parts.All(p => p.Name != BackupManifest.Tables + t.Name)) is { } missing) throw new BackupRefusedException($"The backup holds no table {missing.Name}.");
            using (var connection = store.OpenAlone())
                foreach (var table in tables)
                    Read(zip, Part(manifest, BackupManifest.Tables + table.Name), from => Fill(connection, table, from, cancellation));
            foreach (var digest in TableDigest.OfAll(store))
                if (Part(manifest, BackupManifest.Tables + digest.Table) is var part && (part.Sha256 != digest.Sha256 || part.Rows != digest.Rows)) throw new BackupRefusedException($"The table {digest.Table} did not come out as it went in. Nothing was restored.");
            store.SetLastIds(manifest.LastIds);
            if (relational is null) store.Unmark(mark); // the directory as a whole is there or not
            return store.Place;
        }
        catch when (begun)
        {
            TryEmpty(store, mark);
            throw;
        }
        finally
        {
            store.Close();
        }
    }

    /// <summary>The last step of a restore into PostgreSQL.</summary>
    private static void Unmark(string data, string relational, string mark)
    {
        using var directory = DataDirectory.Open(data, "perennial restore");
        var store = Store.Of(directory, relational, "perennial restore");
        try
        {
            store.Unmark(mark);
        }
        finally
        {
            store.Close();
        }
    }

    /// <summary>What cannot be dropped now is not served, and goes when it is restored again.</summary>
    private static void TryEmpty(Store store, string mark)
    {
        try
        {
            store.Empty(mark);
        }
        catch (Exception e) when (e is System.Data.Common.DbException or StoreLostException)
        {
        }
    }

    private static void Fill(StoreConnection connection, StoredTable table, Stream from, CancellationToken cancellation)
    {
        var row = new StoredRow(table);
        var first = true;
        for (var more = true; more; first = false)
        {
            cancellation.ThrowIfCancellationRequested();
            connection.Begin();
            if (first) connection.Run($"delete from {table.Name}"); // what the migrations put there
            using (var sink = connection.Sink(table))
            {
                for (var i = 0; i < RowsInBatch && (more = row.Take(from)); i++) sink.Add(row);
                sink.Complete();
            }
            connection.Commit();
        }
    }

    private static async Task CheckWholeAsync(string file, CancellationToken cancellation)
    {
        await using var bytes = new FileStream(file, FileMode.Open, FileAccess.Read, FileShare.Read, 1 << 16, FileOptions.SequentialScan);
        var end = BackupFile.End.Length + SHA256.HashSizeInBytes;
        if (bytes.Length <= end) throw new BackupRefusedException($"{file} is no backup of Perennial.");
        using var sum = IncrementalHash.CreateHash(HashAlgorithmName.SHA256);
        var buffer = new byte[1 << 16];
        for (var left = bytes.Length - SHA256.HashSizeInBytes; left > 0;)
        {
            var read = await bytes.ReadAsync(buffer.AsMemory(0, (int)Math.Min(buffer.Length, left)), cancellation);
            if (read == 0) break;
            sum.AppendData(buffer, 0, read);
            left -= read;
        }
        var said = new byte[SHA256.HashSizeInBytes];
        await bytes.ReadExactlyAsync(said, cancellation);
        bytes.Position = bytes.Length - end;
        var word = new byte[BackupFile.End.Length];
        await bytes.ReadExactlyAsync(word, cancellation);
        if (!word.AsSpan().SequenceEqual(BackupFile.End)) throw new BackupRefusedException($"{file} is not whole: its end is missing, or it is no backup of Perennial.");
        if (!sum.GetHashAndReset().AsSpan().SequenceEqual(said)) throw new BackupRefusedException($"{file} was altered: its checksum does not fit.");
    }

    private static ZipArchive Archive(string file)
    {
        try
        {
            return ZipFile.OpenRead(file);
        }
        catch (InvalidDataException)
        {
            throw new BackupRefusedException($"{file} is damaged.");
        }
    }

    private static BackupManifest ManifestOf(ZipArchive zip, string file)
    {
        try
        {
            using var entry = (zip.GetEntry(BackupManifest.Name) ?? throw new BackupRefusedException($"{file} has no manifest.")).Open();
            var manifest = JsonSerializer.Deserialize<BackupManifest>(entry, BackupManifest.Json)!;
            if (manifest.Format != BackupManifest.ThisFormat || manifest.Migrations.Except(Migrator.Names, StringComparer.Ordinal).Any())
                throw new BackupRefusedException($"{file} was made by release {manifest.Release}, which is newer than this one. Restore it with that release.");
            return manifest;
        }
        catch (Exception e) when (e is JsonException or InvalidDataException)
        {
            throw new BackupRefusedException($"The manifest of {file} is damaged.");
        }
    }

    private static BackupManifest.Part Part(BackupManifest manifest, string name) => manifest.Parts.Single(p => p.Name == name);

    /// <summary>A part with its checksum compared when it was read to its end.</summary>
    private static void Read(ZipArchive zip, BackupManifest.Part part, Action<Stream> read)
    {
        try
        {
            using var entry = (zip.GetEntry(part.Name) ?? throw new BackupRefusedException($"The part {part.Name} is missing.")).Open();
            using var summed = new HashedStream(entry);
            read(summed);
            if (summed.Bytes != part.Bytes || Convert.ToHexStringLower(summed.Sum()) != part.Sha256) throw new BackupRefusedException($"The part {part.Name} was altered: its checksum does not fit.");
        }
        catch (InvalidDataException)
        {
            throw new BackupRefusedException($"The part {part.Name} is damaged.");
        }
    }

    private static byte[] Bytes(ZipArchive zip, BackupManifest.Part part)
    {
        using var bytes = new MemoryStream();
        Read(zip, part, from => from.CopyTo(bytes));
        return bytes.ToArray();
    }

    private static void WriteKey(string data, string name, byte[] bytes)
    {
        var folder = Directory.CreateDirectory(Path.Combine(data, "keys")).FullName;
        File.WriteAllBytes(Path.Combine(folder, SafeName(name)), bytes);
    }

    private static IEnumerable<string> SafeNames(string path) => path.Split('/').Select(SafeName);

    /// <summary>A name out of an archive stays in its folder.</summary>
    private static string SafeName(string name) =>
        name.Length > 0 && name == Path.GetFileName(name) && name is not ("." or "..") ? name : throw new BackupRefusedException($"'{name}' is no file name.");
}
