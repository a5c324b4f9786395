using System.Buffers;
using System.Text;

namespace Perennial.App.Import.Csv;

/// <summary>Bytes that claim to be UTF-8.</summary>
internal static class Utf8Text
{
    /// <summary>A cell without the quote mark that an export puts before what a spreadsheet would run as a formula.</summary>
    public static ReadOnlySpan<byte> Unguarded(ReadOnlySpan<byte> cell)
    {
        if (cell.IsEmpty || cell[0] != (byte)'\'') return cell;
        var rest = cell[1..].TrimStart((byte)' ');
        return !rest.IsEmpty && "=+-@\t\r"u8.Contains(rest[0]) ? cell[1..] : cell;
    }

    /// <summary>Where the first byte stands that is not UTF-8; the length when all is well.</summary>
    public static int FirstBad(ReadOnlySpan<byte> text)
    {
        var at = 0;
        while (at < text.Length)
        {
            if (Rune.DecodeFromUtf8(text[at..], out _, out var consumed) != OperationStatus.Done) return at;
            at += consumed;
        }
        return at;
    }

    /// <summary>At most so many characters for a person to read: what cannot be shown is replaced.</summary>
    public static string Excerpt(ReadOnlySpan<byte> text, int longest = 80)
    {
        var shown = Encoding.UTF8.GetString(text[..Math.Min(text.Length, longest * 4)]);
        var clean = string.Create(Math.Min(shown.Length, longest), shown, static (to, from) =>
        {
            for (var i = 0; i < to.Length; i++) to[i] = char.IsControl(from[i]) || char.IsSurrogate(from[i]) ? '\uFFFD' : from[i];
        });
        return shown.Length > longest || text.Length > longest * 4 ? clean + "…" : clean;
    }

    public static ReadOnlySpan<byte> Trim(ReadOnlySpan<byte> text) => text.Trim(" \t\r\n"u8);
}
