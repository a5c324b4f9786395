using System.Globalization;
using System.Text;

namespace Perennial.App.Demo;

/// <summary>What the team talked about with each account since it has had Perennial to log it: few talks with small customers, many with large ones, none twice with the same.</summary>
internal sealed class Conversations(AccountProfile account, IReadOnlyList<ContactRow> people, LineRow? line, DemoCalendar calendar, Dice dice)
{
    private const int Onboards = 75, FewTalks = 7;

    public static IReadOnlyList<LoggedTalk> Of(IReadOnlyList<AccountProfile> accounts, IEnumerable<ContactRow> contacts, IEnumerable<LineRow> lines, DemoCalendar calendar, ulong seed)
    {
        var people = contacts.ToLookup(c => c.AccountId, StringComparer.Ordinal);
        var last = lines.Where(l => l is { Kind: "recurring", Interval: not null }).GroupBy(l => l.AccountId, StringComparer.Ordinal).ToDictionary(l => l.Key, l => l.OrderBy(x => x.RecordedAt).Last(), StringComparer.Ordinal);
        return [.. accounts.SelectMany(a => new Conversations(a, [.. people[a.Id]], last.GetValueOrDefault(a.Id), calendar, Dice.For(seed, a.Number)).Tell()).OrderBy(t => t.LoggedAt).ThenBy(t => t.AccountId, StringComparer.Ordinal)];
    }

    private IEnumerable<LoggedTalk> Tell()
    {
        if (account.IsHolding || line is null || account.Name.Length == 0) yield break;
        var from = Later(calendar.Installed.AddDays(1), account.Since);
        var ended = line.End is { } end && end < calendar.Today ? end : (DateOnly?)null;
        var until = ended is { } day ? day.AddDays(6) : calendar.Today;
        if (until > calendar.Today) until = calendar.Today;
        if (until <= from) yield break;
        var days = Days(from, until);
        var bags = new Dictionary<IReadOnlyList<Talk>, List<Talk>>();
        var started = 0;
        foreach (var at in days)
        {
            var kinds = Of(at, ended);
            if (ReferenceEquals(kinds, TalksOfStart.InOrder))
            {
                if (started < kinds.Count) yield return Logged(at, kinds[started++]);
                continue;
            }
            if (!bags.TryGetValue(kinds, out var bag)) bags[kinds] = bag = [.. kinds, .. kinds.Count < FewTalks ? [] : kinds];
            if (bag.Count == 0) continue; // all of it has been said
            var talk = dice.Pick(bag);
            bag.Remove(talk);
            yield return Logged(at, talk);
        }
    }

    /// <summary>What is spoken of on a day, by where the account was in its life.</summary>
    private IReadOnlyList<Talk> Of(DateOnly day, DateOnly? ended)
    {
        if (account.Phase is "trial" or "lost trial") return TalksOfStart.Trial;
        if (day < account.Since.AddDays(Onboards)) return TalksOfStart.InOrder;
        var last = ended ?? line!.End ?? calendar.Today.AddYears(1);
        if (account.Phase is "churned" or "leaving" && day >= (line!.CancelledAt ?? last.AddDays(-20))) return account.Course.On(last) > 0 ? TalksOfTrouble.Leaving : TalksOfTrouble.OutOfTheBlue;
        if (account.Course.On(day) > 0.3 && account.Course.Worst(day) is { } trouble && day < trouble.Turns) return trouble.Kind == TroubleKind.Competitor && account.IsSchool ? TalksOfTrouble.Schools : TalksOfTrouble.Of(trouble.Kind);
        if (account.Course.Overcome(day) is not null) return TalksOfTrouble.Overcome;
        if (account.Phase == "renewal" && day > calendar.Today.AddDays(-70) && dice.Chance(0.7)) return TalksOfRenewal.All;
        if (account.IsSchool && day > calendar.CompetitorArrives && dice.Chance(0.3)) return TalksOfTrouble.SchoolsThatStay;
        return account.Phase == "value" && dice.Chance(0.4) ? TalksOfRenewal.Growing : TalksOfUse.All;
    }

    private List<DateOnly> Days(DateOnly from, DateOnly until)
    {
        var (low, high) = account.Segment.Name switch { "Enterprise" => (8, 13), "Mid-market" => (4, 8), "Education" => (2, 5), _ => account.Owner is null ? (0, 1) : (1, 4) };
        var length = until.DayNumber - from.DayNumber;
        var count = Math.Max(low == 0 ? 0 : 1, (int)(dice.Between(low, high) * Math.Min(1.0, (length + 30) / 150.0)));
        var days = new SortedSet<DateOnly>();
        for (var i = 0; i < count * 2 && days.Count < count; i++)
        {
            var day = from.AddDays(dice.Between(0, length));
            // Who has lost interest has no time for us either; who is won back is called more often.
            var silent = account.Course.Worst(day) is { } trouble && day >= trouble.Turns ? 0 : account.Course.Contact(day);
            if (day.DayOfWeek is not (DayOfWeek.Saturday or DayOfWeek.Sunday) && !dice.Chance(0.9 * silent)) days.Add(day);
        }
        return [.. days];
    }

    private LoggedTalk Logged(DateOnly day, Talk talk)
    {
        var at = calendar.At(day, dice);
        at = at.AddMinutes(-(at.Minute % 15)).AddSeconds(-at.Second);
        var logged = at.AddMinutes(talk.Minutes + dice.Between(3, 190));
        var with = talk.With.Split(' ', StringSplitOptions.RemoveEmptyEntries).Select(Person).OfType<ContactRow>().Where(p => p.LeftOn is null || p.LeftOn > day).Select(p => p.Id).Distinct(StringComparer.Ordinal).ToList();
        var author = account.Segment.Name == "Enterprise" && dice.Chance(0.12) ? Colleague.Leader.Email : Looks(account.Owner?.Email, day);
        var filled = talk with { Title = Fill(talk.Title, day), Body = Fill(talk.Body, day), Minutes = talk.Minutes == 0 ? 0 : Math.Max(5, talk.Minutes + 5 * dice.Between(-2, 3)) };
        return new(account.Id, at, logged < calendar.Now ? logged : calendar.Now.AddMinutes(-1), author, filled, with);
    }

    /// <summary>Who looked after it on a day: the leader where nobody does, or where they have left.</summary>
    private string Looks(string? owner, DateOnly day) =>
        owner is null || Colleague.All.Any(c => c.Email == owner && c.LeftDaysAgo is { } ago && day >= calendar.Today.AddDays(-ago - 2)) ? Colleague.Leader.Email : owner;

    private ContactRow? Person(string part)
    {
        var role = part switch { "sponsor" => "executive sponsor", "decider" => "decision maker", _ => part };
        return people.FirstOrDefault(p => p.Role == role) ?? people.FirstOrDefault(p => p.Role == (part == "user" ? "champion" : "decision maker")) ?? people.FirstOrDefault();
    }

    private string Fill(string text, DateOnly day)
    {
        var filled = new StringBuilder(text);
        foreach (var part in (string[])["sponsor", "decider", "champion", "user", "billing"])
            if (text.Contains($"{{{part}}}", StringComparison.Ordinal)) filled.Replace($"{{{part}}}", Person(part)?.FirstName ?? "they");
        return filled.Replace("{company}", account.Name).Replace("{product}", line!.Product).Replace("{seats}", Text((int)line.Quantity)).Replace("{n}", Text(dice.Between(3, 24))).Replace("{few}", Text(dice.Between(2, 6)))
            .Replace("{p}", Text(dice.Between(22, 88))).Replace("{more}", Text(Math.Max(2, (int)(line.Quantity * 0.15m) + dice.Between(0, 6)))).Replace("{team}", dice.Pick(account.IsSchool ? SchoolTeams : Teams))
            .Replace("{day}", dice.Pick(Weekdays)).Replace("{month}", day.AddMonths(1).ToString("MMMM", CultureInfo.InvariantCulture)).Replace("{colleague}", dice.Pick(Colleague.All).FirstName).ToString();
    }

    private static readonly string[] Weekdays = ["Monday", "Tuesday", "Wednesday", "Thursday", "Friday"];
    private static readonly string[] Teams = ["dispatch", "field operations", "customer care", "finance", "the night shift", "the warehouse", "claims", "the regional offices"];
    private static readonly string[] SchoolTeams = ["student services", "admissions", "the registrar's office", "facilities", "the languages department"];

    private static DateOnly Later(DateOnly a, DateOnly b) => a > b ? a : b;
    private static string Text(int number) => number.ToString(CultureInfo.InvariantCulture);
}
