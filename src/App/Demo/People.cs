using System.Globalization;
using System.Text;

namespace Perennial.App.Demo;

/// <summary>The people at an account: who decides, who champions, who uses.</summary>
internal static class People
{
    private static readonly string[] Small = ["decision maker", "champion"];
    private static readonly string[] Medium = ["decision maker", "champion", "user", "billing"];
    private static readonly string[] Large = ["executive sponsor", "decision maker", "champion", "user", "user", "billing"];

    public static IEnumerable<ContactRow> At(AccountProfile account, Dice dice)
    {
        var roles = account.Segment.Name switch { "Enterprise" => Large, "SMB" => Small, _ => Medium };
        var names = new HashSet<string>(StringComparer.Ordinal);
        for (var i = 0; i < roles.Length; i++)
        {
            var name = $"{dice.Pick(account.Region.FirstNames)} {dice.Pick(account.Region.LastNames)}";
            while (!names.Add(name)) name = $"{dice.Pick(account.Region.FirstNames)} {dice.Pick(account.Region.LastNames)}";
            var consent = dice.Fraction() switch { < 0.62 => "granted", < 0.70 => "denied", _ => "unknown" };
            yield return new(Id(account, i), account.Id, name, $"{Local(name)}@{account.Domain}", roles[i], i == 0 ? null : Id(account, (i - 1) / 2), consent, account.Since);
        }
    }

    private static string Id(AccountProfile account, int i) => $"CON-{account.Number:0000}-{i + 1}";

    private static string Local(string name)
    {
        var local = new StringBuilder();
        foreach (var c in name.Normalize(NormalizationForm.FormD).ToLowerInvariant())
            if (char.IsAsciiLetter(c)) local.Append(c);
            else if (c == ' ') local.Append('.');
            else if (CharUnicodeInfo.GetUnicodeCategory(c) == UnicodeCategory.LowercaseLetter) local.Append('o');
        return local.ToString();
    }
}
