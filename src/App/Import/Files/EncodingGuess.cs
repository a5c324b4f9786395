using System.Text;

namespace Perennial.App.Import.Files;

/// <summary>Names the encoding that bytes which are not UTF-8 come from, by what they would say in it.</summary>
internal static class EncodingGuess
{
    private static readonly (string Shown, string Name, Func<Rune, bool> Fits)[] Candidates =
    [
        ("Shift-JIS (Japanese)", "shift_jis", r => IsKana(r) || IsHan(r) || r.Value is >= 0x3000 and <= 0x303F or >= 0xFF00 and <= 0xFFEF),
        ("EUC-JP (Japanese)", "euc-jp", r => IsKana(r) || IsHan(r)),
        ("EUC-KR (Korean)", "euc-kr", r => r.Value is >= 0xAC00 and <= 0xD7A3),
        ("GB18030 (Chinese)", "gb18030", r => IsHan(r) || r.Value is >= 0x3000 and <= 0x303F or >= 0xFF00 and <= 0xFFEF),
        ("windows-1251 (Cyrillic)", "windows-1251", r => r.Value is >= 0x410 and <= 0x44F or 0x401 or 0x451),
        ("windows-1252 or Latin-1 (Western European)", "windows-1252", r => r.Value is >= 0xC0 and <= 0xFF or 0x152 or 0x153 or 0x160 or 0x161 or 0x178 or 0x17D or 0x17E or 0x20AC or >= 0x2013 and <= 0x2026 or 0xA0 or 0xA7 or 0xA9 or 0xAE or 0xB0 or 0xB4 or 0xAB or 0xBB),
    ];

    static EncodingGuess() => Encoding.RegisterProvider(CodePagesEncodingProvider.Instance);

    /// <param name="places">Around each bad byte: up to three bytes before it and four after.</param>
    public static (string Shown, string Name)? Of(IReadOnlyList<byte[]> places)
    {
        var scored = Candidates.Select(c => (c.Shown, c.Name, Score: places.Average(p => Score(p, c.Name, c.Fits)))).ToList();
        // A lone accented letter among Latin ones is Western; runs of high bytes are not.
        var inWords = places.Count(InLatinWord) * 2 > places.Count;
        var best = inWords ? scored[^1] : scored.MaxBy(s => s.Score);
        return best.Score >= 0.6 ? (best.Shown, best.Name) : null;
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

    private static double Score(byte[] place, string name, Func<Rune, bool> fits)
    {
        var high = Encoding.GetEncoding(name).GetString(place).EnumerateRunes().Where(r => r.Value > 0x7F).ToList();
        return high.Count == 0 ? 0 : (double)high.Count(fits) / high.Count;
    }

    private static bool InLatinWord(byte[] place)
    {
        var high = place.Count(b => b >= 0x80);
        return high == 1 && place.Any(b => b is >= (byte)'a' and <= (byte)'z' or >= (byte)'A' and <= (byte)'Z');
    }

    private static bool IsKana(Rune r) => r.Value is >= 0x3040 and <= 0x30FF or >= 0xFF61 and <= 0xFF9F;

    private static bool IsHan(Rune r) => r.Value is >= 0x4E00 and <= 0x9FFF;
}
