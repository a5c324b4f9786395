using System.Text;
using System.Text.Unicode;
using Perennial.App.Import.Csv;

namespace Perennial.App.Import.Files;

/// <summary>
/// Tells in which encoding a file is. UTF-8 is the rule and UTF-16 with its mark is read; anything else is named, so that a person knows what to do.
/// A few bad bytes in a file that is otherwise UTF-8 are left to their rows.
/// </summary>
public sealed class EncodingSniff
{
    private const int MostBadPlaces = 4096;
    private readonly List<byte[]> _around = [];
    private long _bytes, _line = 1, _badLines, _lastBadLine, _multiByte, _firstBadByte = -1, _firstBadLine, _firstBadColumn, _lineStart;

    private EncodingSniff()
    {
    }

    /// <summary>The name of the encoding; <c>utf-8</c> when nothing speaks against it.</summary>
    /// <exception cref="FileRefusedException">It is another one, which is named.</exception>
    public static string Of(string file)
    {
        using var stream = File.OpenRead(file);
        var start = new byte[4096];
        var read = stream.ReadAtLeast(start, start.Length, throwOnEndOfStream: false);
        if (read == 0) throw new FileRefusedException("The file is empty. Its first line must name the columns.");
        if (ByMark(start.AsSpan(0, read)) is { } marked) return marked;
        RefuseBinary(start.AsSpan(0, read));
        stream.Position = 0;
        var sniff = new EncodingSniff();
        sniff.Walk(stream);
        sniff.Judge();
        return "utf-8";
    }

    private static string? ByMark(ReadOnlySpan<byte> start) =>
        start.StartsWith((ReadOnlySpan<byte>)[0xFF, 0xFE, 0, 0]) || start.StartsWith((ReadOnlySpan<byte>)[0, 0, 0xFE, 0xFF]) ? throw Refused("UTF-32", null)
        : start.StartsWith((ReadOnlySpan<byte>)[0xFF, 0xFE]) ? "utf-16le"
        : start.StartsWith((ReadOnlySpan<byte>)[0xFE, 0xFF]) ? "utf-16be"
        : null;

    private static void RefuseBinary(ReadOnlySpan<byte> start)
    {
        if (start.StartsWith("PK\u0003\u0004"u8)) throw new FileRefusedException("This is a ZIP file or an Excel workbook (.xlsx), not CSV. In Excel, save it as \"CSV UTF-8 (comma delimited)\".");
        if (start.StartsWith((ReadOnlySpan<byte>)[0x1F, 0x8B])) throw new FileRefusedException("The file is compressed with gzip. Unpack it first.");
        if (start.StartsWith((ReadOnlySpan<byte>)[0xD0, 0xCF, 0x11, 0xE0])) throw new FileRefusedException("This is an Excel workbook (.xls), not CSV. In Excel, save it as \"CSV UTF-8 (comma delimited)\".");
        int even = 0, odd = 0;
        for (var i = 0; i < start.Length; i++)
            if (start[i] == 0)
            {
                if (i % 2 == 0) even++;
                else odd++;
            }
        if (even + odd > start.Length / 4)
            throw Refused(odd > even ? "UTF-16 (little endian) without a byte-order mark" : "UTF-16 (big endian) without a byte-order mark", odd > even ? "utf-16le" : "utf-16be");
    }

    private void Walk(Stream stream)
    {
        var buffer = new byte[1 << 20];
        var kept = 0;
        while (true)
        {
            var read = stream.Read(buffer, kept, buffer.Length - kept);
            var text = buffer.AsSpan(0, kept + read);
            if (read > 0) text = text[..^Unfinished(text)];
            Chunk(text);
            kept = kept + read - text.Length;
            Array.Copy(buffer, text.Length, buffer, 0, kept);
            if (read == 0 || _around.Count >= MostBadPlaces) return;
        }
    }

    /// <summary>How many bytes at the end may be the start of a character.</summary>
    private static int Unfinished(ReadOnlySpan<byte> text)
    {
        for (var back = 1; back <= Math.Min(3, text.Length); back++)
        {
            var b = text[^back];
            if (b < 0x80) return 0;
            if (b >= 0xC0) return back < (b >= 0xF0 ? 4 : b >= 0xE0 ? 3 : 2) ? back : 0;
        }
        return 0;
    }

    private void Chunk(ReadOnlySpan<byte> text)
    {
        if (Utf8.IsValid(text))
        {
            if (_multiByte == 0 && text.IndexOfAnyExceptInRange((byte)0, (byte)0x7F) >= 0) _multiByte++;
            CountLines(text);
        }
        else
            for (var at = 0; at < text.Length && _around.Count < MostBadPlaces;) at += Stretch(text, at);
        _bytes += text.Length;
    }

    /// <summary>Walks over good text up to and including the next bad byte.</summary>
    private int Stretch(ReadOnlySpan<byte> text, int from)
    {
        var good = Utf8Text.FirstBad(text[from..]);
        var stretch = text.Slice(from, good);
        if (stretch.IndexOfAnyExceptInRange((byte)0, (byte)0x7F) >= 0) _multiByte++;
        var before = _bytes;
        _bytes += from;
        CountLines(stretch);
        _bytes = before;
        if (from + good >= text.Length) return good;
        Bad(text, from + good);
        return good + 1;
    }

    private void Bad(ReadOnlySpan<byte> text, int at)
    {
        if (_lastBadLine != _line) (_badLines, _lastBadLine) = (_badLines + 1, _line);
        if (_firstBadByte < 0) (_firstBadByte, _firstBadLine, _firstBadColumn) = (_bytes + at, _line, _bytes + at - _lineStart + 1);
        var start = Math.Max(0, at - 3);
        _around.Add(text[start..Math.Min(text.Length, at + 5)].ToArray());
    }

    private void CountLines(ReadOnlySpan<byte> text)
    {
        var lines = text.Count((byte)'\n');
        if (lines == 0) return;
        _line += lines;
        _lineStart = _bytes + text.LastIndexOf((byte)'\n') + 1;
    }

    private void Judge()
    {
        if (_firstBadByte < 0) return;
        var guess = EncodingGuess.Of(_around);
        // Real UTF-8 with some damage, or a rare damaged row in plain text: the rows that are hit say so themselves.
        if (guess is null || (_multiByte > 0 && _multiByte * 10 > _around.Count) || _badLines * 100 < _line) return;
        throw Refused(guess.Value.Shown, guess.Value.Name, $"byte {_firstBadByte} (line {_firstBadLine}, byte {_firstBadColumn} of the line) is 0x{_around[0][Math.Min(3, _around[0].Length - 1)]:X2}, which UTF-8 does not have there");
    }

    private static FileRefusedException Refused(string shown, string? name, string? where = null) =>
        new($"The file looks like {shown}, not UTF-8{(where is null ? "" : $": {where}")}. Save it as UTF-8 (in Excel: \"CSV UTF-8\")" +
            (name is null ? "." : $", or say encoding={name} if that is what it is."));
}
