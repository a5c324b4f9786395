using System.Globalization;
using System.Text;

namespace Perennial.App.Demo;

/// <summary>Gives every account a name of its own and a domain made from it.</summary>
internal sealed class CompanyNames
{
    private readonly HashSet<string> _given = new(StringComparer.OrdinalIgnoreCase);
    private readonly Dictionary<string, int> _stems = new(StringComparer.Ordinal);

    public string Name(Dice dice, Region region, bool school)
    {
        for (var attempt = 0; ; attempt++)
        {
            // A stem comes back in another trade only when the region has run out of fresh ones.
            var stem = dice.Pick(region.Stems);
            if (_stems.GetValueOrDefault(stem) > attempt / 12) continue;
            var name = school
                ? string.Format(CultureInfo.InvariantCulture, dice.Pick(region.Schools), stem.Split(" & ")[0])
                : $"{stem} {dice.Pick(region.Trades)}{dice.Pick(region.Forms)}";
            if (!_given.Add(name)) continue;
            _stems[stem] = _stems.GetValueOrDefault(stem) + 1;
            return name;
        }
    }

    /// <summary>A company of a group carries the group's first word.</summary>
    public string NameInGroup(Dice dice, Region region, string group)
    {
        while (true)
        {
            var name = $"{group} {dice.Pick(region.Trades)}";
            if (_given.Add(name)) return name;
        }
    }

    public static string Domain(string name)
    {
        var slug = new StringBuilder();
        foreach (var rune in name.Normalize(NormalizationForm.FormD).ToLowerInvariant().Replace("ø", "o", StringComparison.Ordinal).EnumerateRunes())
        {
            if (Rune.GetUnicodeCategory(rune) == UnicodeCategory.NonSpacingMark) continue;
            if (rune.IsAscii && Rune.IsLetterOrDigit(rune)) slug.Append(rune);
            else if (slug.Length > 0 && slug[^1] != '-') slug.Append('-');
        }
        return $"{slug.ToString().Trim('-')}.example";
    }
}
