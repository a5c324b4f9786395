using System.Text.Unicode;
using Perennial.App.Import.Csv;

namespace Perennial.App.Import.Files;

/// <summary>
/// Tells in which encoding a file is. UTF-8 is the rule and UTF-16 with its mark is read; anything else is named, so that a person knows what to do.
/// A few bad bytes in a file that is otherwise UTF-8 are left to their rows.
/// </summary>
public sealed class EncodingSniff
{
    private const int MostLines = 1000, LongestLine = 400;
    private readonly List<byte[]> _badLines = [];
    private long _bytes, _lines = 1, _badBytes, _multiByte;
    private (long Byte, long Line, long Column, byte Value)? _first;

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

    /// <summary>Looks at the file in stretches that end at a line's end, so that no character is cut.</summary>
    private void Walk(Stream stream)
    {
        var buffer = new byte[1 << 20];
        var kept = 0;
        while (true)
        {
            var read = stream.ReadAtLeast(buffer.AsSpan(kept), buffer.Length - kept, throwOnEndOfStream: false);
            var text = buffer.AsSpan(0, kept + read);
            var whole = read == buffer.Length - kept && text.LastIndexOf((byte)'\n') is >= 0 and var last ? last + 1 : text.Length;
            Stretch(text[..whole]);
            kept = text.Length - whole;
            text[whole..].CopyTo(buffer);
            if (kept == 0 && whole < buffer.Length) return;
        }
    }

    private void Stretch(ReadOnlySpan<byte> text)
    {
        if (Utf8.IsValid(text))
        {
            _multiByte += LeadBytes(text);
            _lines += text.Count((byte)'\n');
        }
        else
            for (var at = 0; at < text.Length;)
            {
                var end = text[at..].IndexOf((byte)'\n') is >= 0 and var found ? at + found + 1 : text.Length;
                Line(text[at..end], at);
                at = end;
            }
        _bytes += text.Length;
    }

    private void Line(ReadOnlySpan<byte> line, int at)
    {
        if (Utf8.IsValid(line)) _multiByte += LeadBytes(line);
        else
        {
            var bad = Utf8Text.FirstBad(line);
            _first ??= (_bytes + at + bad, _lines, bad + 1, line[bad]);
            _badBytes += LeadBytes(line);
            if (_badLines.Count < MostLines) _badLines.Add(line.Slice(Math.Max(0, bad - LongestLine / 2), Math.Min(line.Length - Math.Max(0, bad - LongestLine / 2), LongestLine)).ToArray());
        }
        if (line[^1] == '\n') _lines++;
    }

    private static int LeadBytes(ReadOnlySpan<byte> text)
    {
        var count = 0;
        while (text.IndexOfAnyInRange((byte)0xC0, (byte)0xFF) is >= 0 and var found)
        {
            count++;
            text = text[(found + 1)..];
        }
        return count;
    }

    private void Judge()
    {
        if (_first is not var (at, line, column, value)) return;
        // Real UTF-8 with some damage, or a rare damaged row in plain text: the rows that are hit say so themselves.
        if (_multiByte > _badBytes || _badLines.Count * 100L < _lines || EncodingGuess.Of(_badLines) is not var (shown, name)) return;
        throw Refused(shown, name, $"byte {at} (line {line}, byte {column} of the line) is 0x{value:X2}, which UTF-8 does not have there");
    }

    private static FileRefusedException Refused(string shown, string? name, string? where = null) =>
        new($"The file looks like {shown}, not UTF-8{(where is null ? "" : $": {where}")}. Save it as UTF-8 (in Excel: \"CSV UTF-8\")" +
            (name is null ? "." : $", or name the encoding {name} if that is what it is (on the command line: --encoding {name})."));
}
