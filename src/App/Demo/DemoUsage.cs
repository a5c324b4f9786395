using System.Text;
using Perennial.App.Database;
using Perennial.Usage;
using Perennial.Usage.Events;

namespace Perennial.App.Demo;

/// <summary>
/// What the demo's customers did in the product in its last year: people of each paying account come on working days, some daily and some seldom, fewer at weekends, and use what their plan has.
/// Where things go badly one after the other stops coming, and who still comes does less.
/// </summary>
internal sealed class DemoUsage(DemoBook book, ulong seed)
{
    private const int MostPeople = 24;

    /// <summary>Somebody who works with it.</summary>
    /// <param name="Habit">How likely they come on a working day.</param>
    /// <param name="Bears">How bad things become before they stop coming.</param>
    private sealed record Visitor(byte[] Mail, double Habit, double Bears, DateOnly? LeftOn);

    private static readonly (string Event, double Often, string? Product)[] _does =
    [
        ("Task completed", .9, null), ("Schedule opened", .75, null), ("Comment written", .4, null), ("Report opened", .22, "Team Business Enterprise Campus"),
        ("Approval given", .2, "Business Enterprise"), ("Rule run", .3, "Automations"), ("Dashboard opened", .25, "Insights"), ("Member invited", .03, null), ("Export made", .05, null),
    ];

    private readonly EventBuffer _events = new(1 << 20);
    private readonly ILookup<string, LineRow> _lines = book.Lines.Where(l => l.Kind == "recurring").ToLookup(l => l.AccountId, StringComparer.Ordinal);
    private readonly ILookup<string, ContactRow> _contacts = book.Contacts.ToLookup(c => c.AccountId, StringComparer.Ordinal);
    private long _number;

    public async Task SendAsync(EventStore store)
    {
        foreach (var account in book.Accounts)
        {
            Write(account, Dice.For(seed, account.Number));
            if (_events.Length > 2 << 20) await TakeAsync(store);
        }
        await TakeAsync(store);
        await store.UntilFedAsync(default);
        _events.Dispose();
    }

    private async Task TakeAsync(EventStore store)
    {
        await store.TakeAsync(_events);
        _events.Clear();
    }

    private void Write(AccountProfile account, Dice dice)
    {
        var lines = _lines[account.Id].ToList();
        if (lines.Count == 0) return;
        var bought = Bought(lines);
        var group = Encoding.UTF8.GetBytes(account.Id);
        var people = PeopleOf(account.Id, lines, dice);
        var does = _does.Where(d => dice.Chance(d.Often > .7 ? 1 : d.Often > .3 ? .9 : .72)).ToArray(); // not everybody takes up everything
        for (var day = book.Calendar.Counted; day <= book.Calendar.Today; day = day.AddDays(1))
        {
            var live = bought.Where(b => b.From <= day && day < b.To).Select(b => b.Product).ToHashSet(StringComparer.Ordinal);
            if (live.Count == 0) continue;
            var bad = account.Course.Use(day);
            var likely = (day.DayOfWeek is DayOfWeek.Saturday or DayOfWeek.Sunday ? .08 : 1) * (1 - 0.6 * bad);
            var left = bad < 0.25 ? does : does[..Math.Max(1, (int)Math.Round(does.Length * (1.15 - 0.95 * bad)))];
            foreach (var person in people)
                if (bad < person.Bears && !(person.LeftOn <= day) && dice.Chance(person.Habit * likely)) Visit(person.Mail, group, day, live, left, dice);
        }
    }

    /// <summary>What each line was for and how long: a version holds until the next one, or its end; of two from the same day the later word counts.</summary>
    private static List<(DateOnly From, DateOnly To, string Product)> Bought(List<LineRow> lines)
    {
        var bought = new List<(DateOnly, DateOnly, string)>();
        foreach (var line in lines.GroupBy(l => l.LineId, StringComparer.Ordinal))
        {
            List<LineRow> versions = [.. line.GroupBy(l => l.Start).Select(same => same.Last()).OrderBy(l => l.Start)];
            foreach (var (i, version) in versions.Index()) bought.Add((version.Start, i + 1 < versions.Count ? versions[i + 1].Start : version.End ?? DateOnly.MaxValue, version.Product));
        }
        return bought;
    }

    private List<Visitor> PeopleOf(string account, List<LineRow> lines, Dice dice)
    {
        var count = (int)Math.Clamp(Math.Pow((double)lines.Max(l => l.Quantity), 0.65) * dice.Between(0.75, 1.2), 2, MostPeople);
        var people = _contacts[account].Where(c => c.Role != "billing").Select(c => (c.Email, c.LeftOn)).Concat(Enumerable.Range(1, MostPeople).Select(i => (Email: $"member-{i}@{account.ToLowerInvariant()}.example", LeftOn: (DateOnly?)null)));
        return [.. people.Take(count).Select(p => new Visitor(Encoding.UTF8.GetBytes(p.Email), Math.Pow(dice.Fraction(), 1.8) * .62 + .05, dice.Between(.2, 1.1), p.LeftOn))];
    }

    private void Visit(byte[] person, byte[] group, DateOnly day, HashSet<string> live, (string Event, double Often, string? Product)[] does, Dice dice)
    {
        var at = new DateTimeOffset(day, new TimeOnly(dice.Between(7, 16), dice.Between(0, 59), dice.Between(0, 59)), TimeSpan.Zero);
        if (at > book.Calendar.Now) return;
        foreach (var (name, often, product) in does)
        {
            if (!dice.Chance(often) || (product is not null && !product.Split(' ').Any(live.Contains))) continue;
            at = at.AddSeconds(dice.Between(20, 900));
            var id = EventScan.IdOf(BitConverter.GetBytes(++_number), (long)seed);
            _events.Track(id, Micros.Of(at), Micros.Of(at.AddSeconds(1)), person, group, Encoding.UTF8.GetBytes(name), default, dice.Between(1, 6), dice.Between(15, 400) * 1000L);
        }
    }
}
