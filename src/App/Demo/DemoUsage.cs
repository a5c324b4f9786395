using System.Text;
using Perennial.App.Database;
using Perennial.Usage;
using Perennial.Usage.Events;

namespace Perennial.App.Demo;

/// <summary>
/// What the demo's customers did in the product since the company took Perennial up: people of each paying account come on working days, some daily and some seldom,
/// fewer at weekends and in the weeks before their account leaves, and use what their plan has.
/// </summary>
internal sealed class DemoUsage(DemoBook book, ulong seed)
{
    private const int MostPeople = 9;
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
            Write(account.Id, Dice.For(seed, account.Number));
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

    private void Write(string account, Dice dice)
    {
        var lines = _lines[account].ToList();
        if (lines.Count == 0) return;
        var group = Encoding.UTF8.GetBytes(account);
        var people = PeopleOf(account, lines, dice);
        var does = _does.Where(d => dice.Chance(d.Often > .7 ? 1 : d.Often > .3 ? .9 : .72)).ToArray(); // not everybody takes up everything
        var last = lines.Max(l => l.End ?? DateOnly.MaxValue);
        for (var day = book.Calendar.Installed; day <= book.Calendar.Today; day = day.AddDays(1))
        {
            var live = lines.Where(l => l.Start <= day && !(l.End <= day)).Select(l => l.Product).ToHashSet(StringComparer.Ordinal);
            if (live.Count == 0) continue;
            var mood = (day.DayOfWeek is DayOfWeek.Saturday or DayOfWeek.Sunday ? .12 : 1) * (last.DayNumber - day.DayNumber < 70 ? Math.Max(.08, (last.DayNumber - day.DayNumber) / 90.0) : 1);
            foreach (var (person, habit) in people)
                if (dice.Chance(habit * mood)) Visit(person, group, day, live, does, dice);
        }
    }

    private List<(byte[] Person, double Habit)> PeopleOf(string account, List<LineRow> lines, Dice dice)
    {
        var seats = (int)Math.Clamp(Math.Sqrt((double)lines.Max(l => l.Quantity)), 1, MostPeople);
        var people = _contacts[account].Where(c => c.LeftOn is null).Select(c => c.Email).Concat(Enumerable.Range(1, MostPeople).Select(i => $"member-{i}@{account.ToLowerInvariant()}.example"));
        return [.. people.Take(seats).Select(mail => (Encoding.UTF8.GetBytes(mail), Math.Pow(dice.Fraction(), 1.4) * .9 + .04))];
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
