using System.Globalization;
using System.Text;

namespace Perennial.App.Demo;

/// <summary>The people at an account: who decides, who champions, who uses, and how they stand towards us.</summary>
internal static class People
{
    private static readonly string[] Small = ["decision maker", "champion"];
    private static readonly string[] Medium = ["decision maker", "champion", "user", "billing"];
    private static readonly string[] Large = ["executive sponsor", "decision maker", "champion", "user", "user", "billing"];

    public static IEnumerable<ContactRow> At(AccountProfile account, DateOnly today, Dice dice, Dice traits)
    {
        var roles = account.Segment.Name switch { "Enterprise" => Large, "SMB" => Small, _ => Medium };
        var names = new HashSet<string>(StringComparer.Ordinal);
        var (sponsor, gone) = (Array.FindIndex(roles, role => role is "executive sponsor" or "champion"), Lost(account)?.From.AddDays(12));
        for (var i = 0; i < roles.Length; i++)
        {
            var name = $"{dice.Pick(account.Region.FirstNames)} {dice.Pick(account.Region.LastNames)}";
            while (!names.Add(name)) name = $"{dice.Pick(account.Region.FirstNames)} {dice.Pick(account.Region.LastNames)}";
            var consent = dice.Fraction() switch { < 0.62 => "granted", < 0.70 => "denied", _ => "unknown" };
            var row = new ContactRow(Id(account, i), account.Id, name, $"{Local(name)}@{account.Domain}", roles[i], i == 0 ? null : Id(account, (i - 1) / 2), consent, account.Since);
            row = WithTraits(row, account, today, traits);
            yield return i == sponsor && gone < today ? row with { LeftOn = gone, Bounce = "hard" } : row;
        }
        if (Follower(account, today, names, roles.Length) is { } follower) yield return follower;
    }

    /// <summary>Where a trouble began with a sponsor who left: when, who that was, and who came after them if somebody did.</summary>
    private static Trouble? Lost(AccountProfile account) => account.Course.Troubles.LastOrDefault(t => t.Kind == TroubleKind.Sponsor && t.Depth > 0.4);

    private static ContactRow? Follower(AccountProfile account, DateOnly today, HashSet<string> names, int place)
    {
        if (Lost(account) is not { Ends: not null } lost || lost.Turns >= today) return null;
        var dice = Dice.For(DemoBook.Seed + 9, account.Number);
        var name = $"{dice.Pick(account.Region.FirstNames)} {dice.Pick(account.Region.LastNames)}";
        while (!names.Add(name)) name = $"{dice.Pick(account.Region.FirstNames)} {dice.Pick(account.Region.LastNames)}";
        return new ContactRow(Id(account, place), account.Id, name, $"{Local(name)}@{account.Domain}", "champion", Id(account, 0), "unknown", lost.Turns) { Title = JobTitles.Of("champion", account, dice), Stance = "neutral", Influence = "medium" };
    }

    private static ContactRow WithTraits(ContactRow row, AccountProfile account, DateOnly today, Dice dice)
    {
        var leaving = account.Phase is "churned" or "leaving";
        var left = row.Role == "champion" && dice.Chance(leaving ? 0.35 : 0.04) ? (account.Stays is [.., { To: { } last }] && last < today ? last : today).AddDays(-dice.Between(12, 140)) : (DateOnly?)null;
        return row with
        {
            Title = JobTitles.Of(row.Role, account, dice),
            Phone = row.Role == "user" || dice.Chance(0.3) ? null : Telephone(account.Region, dice),
            Influence = row.Role switch { "executive sponsor" => "high", "decision maker" => dice.Chance(0.8) ? "high" : "medium", "champion" => dice.Chance(0.4) ? "high" : "medium", _ => dice.Chance(0.5) ? "low" : null },
            Stance = Stance(row.Role, leaving, dice),
            Bounce = left is not null || dice.Chance(0.02) ? "hard" : dice.Chance(0.03) ? "soft" : null,
            LeftOn = left > row.Since ? left : null,
        };
    }

    private static string? Stance(string role, bool leaving, Dice dice)
    {
        var known = dice.Chance(role switch { "champion" => 0.95, "decision maker" or "executive sponsor" => 0.8, _ => 0.3 });
        var (supports, criticises) = role == "champion" ? (0.85, leaving ? 0.1 : 0.02) : leaving ? (0.1, 0.5) : (0.45, 0.10);
        var throws = dice.Fraction();
        return !known ? null : throws < supports ? "supporter" : throws < supports + criticises ? "critic" : "neutral";
    }

    /// <summary>Numbers that are set aside for stories.</summary>
    private static string? Telephone(Region region, Dice dice)
    {
        var number = dice.Between(100, 199).ToString(CultureInfo.InvariantCulture);
        return region.Countries[0] switch { "US" => $"+1 312 555 0{number}", "GB" => $"+44 20 7946 0{number}", "DE" => $"+49 30 23125 {number}", "FR" => $"+33 1 99 00 {number[..2]} {number[1..]}", "AU" => $"+61 2 5550 0{number}", _ => null };
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
