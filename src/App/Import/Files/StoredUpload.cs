using System.Globalization;
using System.IO.Compression;
using System.Security.Cryptography;
using Perennial.App.Database;

namespace Perennial.App.Import.Files;

/// <summary>A file that was received whole and is durable in the data directory's <c>imports</c>, as UTF-8.</summary>
internal sealed record StoredUpload(string Path, string Name, long Bytes, string Sha256, string Encoding)
{
    private const int BetweenDiskChecks = 64 << 20;

    /// <summary>Streams a file to disk and finds out its encoding.</summary>
    /// <exception cref="FileRefusedException">It is empty, or in an encoding that must be named.</exception>
    /// <exception cref="NoRoomException">The disk has no room for it.</exception>
    public static async Task<StoredUpload> ReceiveAsync(DataDirectory directory, Stream body, string? encoding, ImportLimits limits, CancellationToken cancellation)
    {
        var name = Guid.CreateVersion7().ToString("N", CultureInfo.InvariantCulture);
        var part = System.IO.Path.Combine(directory.Imports, name + ".part");
        var final = System.IO.Path.Combine(directory.Imports, name + ".csv");
        try
        {
            var hash = await CopyAsync(directory, body, part, limits, cancellation);
            if (IsPacked(part)) await UnpackAsync(directory, part, limits, cancellation);
            encoding = encoding is null ? EncodingSniff.Of(part) : EncodingGuess.Find(encoding)?.WebName ?? encoding;
            if (encoding == "utf-8") File.Move(part, final);
            else
            {
                await Transcoding.ToUtf8Async(part, final, encoding, cancellation);
                File.Delete(part);
            }
            return new StoredUpload(final, name + ".csv", new FileInfo(final).Length, hash, encoding);
        }
        catch
        {
            File.Delete(part);
            File.Delete(final);
            throw;
        }
    }

    /// <summary>Removes what broken-off uploads left behind: parts, and files that no import knows.</summary>
    public static void Tidy(DataDirectory directory, IReadOnlySet<string> known)
    {
        foreach (var file in Directory.EnumerateFiles(directory.Imports))
            if (!known.Contains(System.IO.Path.GetFileName(file))) File.Delete(file);
    }

    private static bool IsPacked(string file)
    {
        using var stream = File.OpenRead(file);
        return stream.ReadByte() == 0x1F && stream.ReadByte() == 0x8B;
    }

    /// <summary>Replaces a gzip file by what is in it, within the same bounds.</summary>
    private static async Task UnpackAsync(DataDirectory directory, string part, ImportLimits limits, CancellationToken cancellation)
    {
        var packed = part + ".gz.part";
        File.Move(part, packed);
        try
        {
            await using var unpacked = new GZipStream(File.OpenRead(packed), CompressionMode.Decompress);
            await CopyAsync(directory, unpacked, part, limits, cancellation);
            if (new FileInfo(part).Length == 0) throw new InvalidDataException(); // a stream that ends within its head gives nothing and says nothing
        }
        catch (InvalidDataException)
        {
            throw new FileRefusedException("The file begins as gzip does and cannot be unpacked: it is damaged or cut short.");
        }
        finally
        {
            File.Delete(packed);
        }
    }

    private static async Task<string> CopyAsync(DataDirectory directory, Stream body, string part, ImportLimits limits, CancellationToken cancellation)
    {
        using var hash = IncrementalHash.CreateHash(HashAlgorithmName.SHA256);
        await using var file = new FileStream(part, FileMode.CreateNew, FileAccess.Write, FileShare.None, 1, FileOptions.Asynchronous);
        var buffer = new byte[1 << 17];
        long sinceCheck = BetweenDiskChecks, total = 0;
        int read;
        while ((read = await body.ReadAsync(buffer, cancellation)) > 0)
        {
            if ((sinceCheck += read) >= BetweenDiskChecks)
            {
                NoRoomException.ThrowIfBelow(directory.Imports, limits.FreeBytes);
                sinceCheck = 0;
            }
            if ((total += read) > limits.FileBytes) throw new FileTooLargeException(limits.FileBytes);
            hash.AppendData(buffer, 0, read);
            await file.WriteAsync(buffer.AsMemory(0, read), cancellation);
        }
        Usage.Spooling.Disk.Flush(file);
        return Convert.ToHexStringLower(hash.GetHashAndReset());
    }
}
