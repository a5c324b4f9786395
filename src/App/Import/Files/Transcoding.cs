using System.Text;

namespace Perennial.App.Import.Files;

/// <summary>Rewrites a file in another encoding as UTF-8.</summary>
internal static class Transcoding
{
    /// <exception cref="FileRefusedException">No such encoding, or the file is not in it.</exception>
    public static async Task ToUtf8Async(string from, string to, string encoding, CancellationToken cancellation)
    {
        var decoder = EncodingGuess.Find(encoding) ?? throw new FileRefusedException($"'{encoding}' is no encoding that can be read. Try utf-8, utf-16le, utf-16be, windows-1252, iso-8859-1, windows-1251, shift_jis, gb18030 or euc-kr.");
        using var reader = new StreamReader(from, decoder, detectEncodingFromByteOrderMarks: false, 1 << 16);
        await using var target = new FileStream(to, FileMode.CreateNew, FileAccess.Write, FileShare.None, 1 << 16);
        var (buffer, bytes) = (new char[1 << 15], new byte[1 << 17]);
        var encoder = Encoding.UTF8.GetEncoder();
        var first = true;
        int read;
        while ((read = await reader.ReadAsync(buffer, cancellation)) > 0)
        {
            var text = buffer.AsMemory(0, read);
            if (first && text.Span[0] == '\uFEFF') text = text[1..];
            first = false;
            encoder.Convert(text.Span, bytes, flush: false, out _, out var written, out _);
            await target.WriteAsync(bytes.AsMemory(0, written), cancellation);
        }
        Usage.Spooling.Disk.Flush(target);
    }
}
