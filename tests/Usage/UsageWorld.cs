using System.Text;
using Perennial.Core.Engagement;
using Perennial.Core.Revenue;
using Perennial.Usage;
using Perennial.Usage.Events;
using Perennial.Usage.Store;

namespace Perennial.Tests.Usage;

/// <summary>People, groups and what they did, made by a number, with every answer worked out the long way.</summary>
internal sealed class UsageWorld
{
    public static readonly DateOnly Begin = new(2025, 10, 20);
    private const int Days = 130;
    private readonly int _people, _strangers, _groups;
    private readonly string _suffix;
    private static readonly string[] _names = ["open", "edit", "share", "leave"];
    private readonly List<Done> _done = [];
    private readonly Dictionary<string, (DateTimeOffset At, string User)> _links = new(StringComparer.Ordinal);
    private readonly List<(string Who, DateTimeOffset At, string Group)> _members = [];
    private ulong _state;

    private sealed record Done(string Who, string? Group, DateTimeOffset At, string Name, int Count);

    public UsageWorld(int number) : this(number, "", 7, 4, 4, 12, 400) { }

    private UsageWorld(int number, string suffix, int people, int strangers, int groups, int joins, int events)
    {
        (_suffix, _people, _strangers, _groups) = (suffix, people, strangers, groups);
        _state = (ulong)number * 2654435761 + 88172645463325252;
        for (var i = 0; i < strangers; i++) if (Next(2) == 0) Link(Stranger(i), User(Next(people)));
        for (var i = 0; i < joins; i++) Join(User(Next(people)), Group(Next(groups)));
        for (var i = 0; i < events; i++) Do();
    }

    /// <summary>A small one, which shares a store with many others: nobody and nothing of it is called as in another.</summary>
    public static UsageWorld Small(int number) => new(number, $".{number}", 3, 2, 2, 3, 8);

    public IEnumerable<string> Groups => Enumerable.Range(0, _groups).Select(Group);

    /// <summary>As messages, each with an id of its own.</summary>
    public List<string> Messages { get; } = [];

    /// <summary>In an order that a number gives, some of them twice.</summary>
    public IEnumerable<string> Shuffled(int number)
    {
        _state = (ulong)number + 1;
        var all = Messages.Concat(Messages.Where(_ => Next(3) == 0)).ToList();
        for (var i = all.Count - 1; i > 0; i--)
        {
            var other = Next(i + 1);
            (all[i], all[other]) = (all[other], all[i]);
        }
        return all;
    }

    public static async Task TakeAsync(EventStore store, IEnumerable<string> messages, int inCall = 37)
    {
        foreach (var part in messages.Chunk(inCall))
        {
            var scan = store.Scan();
            using var events = new EventBuffer();
            scan.Batch(Encoding.UTF8.GetBytes($$"""{"batch":[{{string.Join(',', part)}}]}"""), true, 0, events);
            scan.Refused.ShouldBeEmpty();
            await store.TakeAsync(events);
            store.Return(scan);
        }
        await store.UntilFedAsync(TestContext.Current.CancellationToken);
    }

    public UsageActivity Activity(Period period, string zone, string? group)
    {
        var inside = In(period, zone, group).ToList();
        var people = inside.Where(e => e.Who[0] == 'u').ToList();
        return new(people.Select(e => e.Who).Distinct().Count(), people.Select(e => (e.Who, e.Day)).Distinct().Count(), inside.Count, inside.Sum(e => e.Count), 0,
            inside.Select(e => e.Day).Distinct().Count(), inside.Count == 0 ? null : inside.Max(e => e.Day));
    }

    public Lifecycle Lifecycle(Period before, Period period, string zone, string? group)
    {
        HashSet<string> Active(Period p) => [.. In(p, zone, group).Where(e => e.Who[0] == 'u').Select(e => e.Who)];
        var (then, now, ever) = (Active(before), Active(period), Active(new(new(2000, 1, 1), period.Start)));
        return new(period, now.Except(ever).Count(), now.Intersect(then).Count(), now.Intersect(ever).Except(then).Count(), then.Except(now).Count());
    }

    /// <summary>People whose first event lies in one period and who did something in another.</summary>
    public long Came(Period cohort, Period period, string zone)
    {
        var before = In(new(new(2000, 1, 1), cohort.Start), zone, null).Select(e => e.Who).ToHashSet();
        return In(cohort, zone, null).Where(e => e.Who[0] == 'u').Select(e => e.Who).Distinct().Except(before).Intersect(In(period, zone, null).Select(e => e.Who)).Count();
    }

    public long[] Funnel(Period period, string zone, string? group, string[] steps, TimeSpan within)
    {
        var reached = new long[steps.Length];
        foreach (var person in In(period, zone, group).Where(e => e.Who[0] == 'u').GroupBy(e => e.Who))
        {
            var all = person.OrderBy(e => e.At).ToList();
            var furthest = all.Where(e => e.Name == steps[0]).Select(first => Furthest(all, first.At, first.At, 1)).DefaultIfEmpty(0).Max();
            for (var i = 0; i < furthest; i++) reached[i]++;
        }
        return reached;

        int Furthest(List<(string Who, DateOnly Day, DateTimeOffset At, string Name, int Count)> all, DateTimeOffset start, DateTimeOffset at, int step) =>
            step == steps.Length ? step : all.Where(e => e.Name == steps[step] && e.At > at && e.At - start <= within).Select(e => Furthest(all, start, e.At, step + 1)).DefaultIfEmpty(step).Max();
    }

    private IEnumerable<(string Who, DateOnly Day, DateTimeOffset At, string Name, int Count)> In(Period period, string zone, string? wanted) =>
        from e in _done
        let who = _links.TryGetValue(e.Who, out var link) ? link.User : e.Who
        let day = DayOf(e.At, zone)
        where day >= period.Start && day < period.End && (wanted is null || (e.Group ?? GroupOf(who, day)) == wanted)
        select (who, day, e.At, e.Name, e.Count);

    private string? GroupOf(string who, DateOnly day)
    {
        // Membership is kept in the store's own days, UTC.
        var said = _members.Where(m => m.Who == who).GroupBy(m => DayOf(m.At, "UTC")).OrderBy(d => d.Key).Select(d => (Day: d.Key, d.MaxBy(m => m.At).Group)).ToList();
        return said.Count == 0 ? null : said.Where(s => s.Day <= day).Select(s => s.Group).DefaultIfEmpty(said[0].Group).Last();
    }

    private static DateOnly DayOf(DateTimeOffset at, string zone) => DateOnly.FromDateTime(TimeZoneInfo.ConvertTime(at, TimeZoneInfo.FindSystemTimeZoneById(zone)).DateTime);

    private void Do()
    {
        var who = Next(6) == 0 ? Stranger(Next(_strangers)) : User(Next(_people));
        var (group, at, name, count) = (Next(2) == 0 ? Group(Next(_groups)) : null, Moment(), _names[Next(_names.Length)], 1 + Next(3));
        _done.Add(new(who, group, at, name, count));
        Say("track", who, at, $"\"event\":\"{name}\",\"count\":{count}{(group is null ? "" : $",\"context\":{{\"groupId\":\"{group}\"}}")}");
    }

    private void Join(string who, string group)
    {
        var at = Moment();
        _members.Add((who, at, group));
        Say("group", who, at, $"\"groupId\":\"{group}\",\"traits\":{{\"plan\":\"p{Next(3)}\"}}");
    }

    private void Link(string stranger, string user)
    {
        var at = Moment();
        _links[stranger] = (at, user);
        Say("identify", user, at, $"\"anonymousId\":\"{stranger}\",\"traits\":{{\"email\":\"{user}@x.example\"}}");
    }

    private void Say(string type, string who, DateTimeOffset at, string rest) =>
        Messages.Add($"{{\"type\":\"{type}\",\"messageId\":\"m{Messages.Count}{_suffix}\",\"{(who[0] == 'a' ? "anonymousId" : "userId")}\":\"{who}\",\"timestamp\":\"{at:yyyy-MM-ddTHH:mm:ss.fffZ}\",{rest}}}");

    private string User(int number) => $"u{number}{_suffix}";

    private string Stranger(int number) => $"a{number}{_suffix}";

    private string Group(int number) => $"g{number}{_suffix}";

    private DateTimeOffset Moment() => new DateTimeOffset(Begin.ToDateTime(default), TimeSpan.Zero).AddSeconds(Next(Days * 86_400)).AddMilliseconds(Messages.Count % 1000);

    private int Next(int below)
    {
        _state ^= _state << 13;
        _state ^= _state >> 7;
        _state ^= _state << 17;
        return (int)(_state % (ulong)below);
    }
}
