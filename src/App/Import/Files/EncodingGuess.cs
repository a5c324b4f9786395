using System.Text;

namespace Perennial.App.Import.Files;

/// <summary>Names the encoding that lines which are not UTF-8 come from, by what they would say in it.</summary>
internal static class EncodingGuess
{
    /// <summary>Fewer characters than this are damage in a row, not a file in another script.</summary>
    private const int Enough = 6;

    static EncodingGuess() => Encoding.RegisterProvider(CodePagesEncodingProvider.Instance);

    /// <param name="lines">Lines with bytes that UTF-8 does not have.</param>
    public static (string Shown, string Name)? Of(IReadOnlyList<byte[]> lines)
    {
        // The order matters: what is left for the later ones has not the marks of the earlier ones.
        if (Isolated(lines) > 0.5 && Fits(lines, "windows-1252", IsWestern, enough: 1) > 0.6) return Western;
        if (Share(lines, 0xE0, 0xFF) > 0.55 && Fits(lines, "windows-1251", IsCyrillic) > 0.9) return ("windows-1251 (Cyrillic)", "windows-1251");
        if (Share(lines, 0x81, 0x9F) > 0.2 && Fits(lines, "shift_jis", IsJapanese) > 0.9) return ("Shift-JIS (Japanese)", "shift_jis");
        if (Fits(lines, "euc-jp", IsKana) > 0.2 && Fits(lines, "euc-jp", IsJapanese) > 0.9) return ("EUC-JP (Japanese)", "euc-jp");
        if (Fits(lines, "euc-kr", r => r.Value is >= 0xAC00 and <= 0xD7A3) > 0.9) return ("EUC-KR (Korean)", "euc-kr");
        if (Fits(lines, "gb18030", r => IsHan(r) || IsWide(r)) > 0.9) return ("GB18030 (Chinese)", "gb18030");
        return Fits(lines, "windows-1252", IsWestern) > 0.6 ? Western : null;
    }

    public static Encoding? Find(string name)
    {
        try
        {
            return Encoding.GetEncoding(name, EncoderFallback.ExceptionFallback, new DecoderReplacementFallback("\uFFFD"));
        }
        catch (ArgumentException)
        {
            return null;
        }
    }

    private static (string, string)? Western => ("windows-1252 or Latin-1 (Western European)", "windows-1252");

    /// <summary>The part of the characters beyond ASCII that such a text would have.</summary>
    private static double Fits(IReadOnlyList<byte[]> lines, string name, Func<Rune, bool> fits, int enough = Enough)
    {
        var encoding = Encoding.GetEncoding(name);
        var beyond = lines.SelectMany(line => encoding.GetString(line).EnumerateRunes()).Where(r => r.Value > 0x7F).ToList();
        return beyond.Count < enough ? 0 : (double)beyond.Count(fits) / beyond.Count;
    }

    /// <summary>The part of the bytes beyond ASCII that have none beside them: a lone accented letter among Latin ones.</summary>
    private static double Isolated(IReadOnlyList<byte[]> lines)
    {
        var (high, alone) = (0, 0);
        foreach (var line in lines)
            for (var i = 0; i < line.Length; i++)
            {
                if (line[i] < 0x80) continue;
                high++;
                if ((i == 0 || line[i - 1] < 0x80) && (i + 1 == line.Length || line[i + 1] < 0x80)) alone++;
            }
        return high == 0 ? 0 : (double)alone / high;
    }

    private static double Share(IReadOnlyList<byte[]> lines, byte from, byte to)
    {
        var high = lines.SelectMany(line => line).Where(b => b >= 0x80).ToList();
        return high.Count == 0 ? 0 : (double)high.Count(b => b >= from && b <= to) / high.Count;
    }

    private static bool IsWestern(Rune r) => r.Value is >= 0xC0 and <= 0xFF or 0x152 or 0x153 or 0x160 or 0x161 or 0x178 or 0x17D or 0x17E or 0x20AC or >= 0x2013 and <= 0x2026 or 0xA0 or 0xA7 or 0xA9 or 0xAE or 0xB0 or 0xB4 or 0xAB or 0xBB;

    private static bool IsCyrillic(Rune r) => r.Value is >= 0x401 and <= 0x45F or 0x2116 or 0xAB or 0xBB;

    private static bool IsJapanese(Rune r) => IsKana(r) || IsHan(r) || IsWide(r);

    private static bool IsKana(Rune r) => r.Value is >= 0x3040 and <= 0x30FF or >= 0xFF61 and <= 0xFF9F;

    private static bool IsHan(Rune r) => r.Value is >= 0x4E00 and <= 0x9FFF;

    private static bool IsWide(Rune r) => r.Value is >= 0x3000 and <= 0x303F or >= 0xFF00 and <= 0xFF60;
}
