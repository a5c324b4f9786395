using System.Globalization;
using System.Text;
using Perennial.Core.Engagement;
using Perennial.Usage.Store;

namespace Perennial.Usage.Sql;

/// <summary>
/// What was done on each day, as SQL with the columns <c>day, source, person, name, events, amount, milliseconds, last_at</c>: from the sums by day, or, in another zone, from the raw events.
/// Somebody who is known by another id now is that one; what came without a group counts for the group that its person belonged to on that day.
/// </summary>
/// <param name="days">The zone whose days are meant.</param>
/// <param name="isKept">Whether the sums by day are kept in that zone.</param>
/// <param name="knowsLinks">Whether anybody is known by two ids.</param>
/// <param name="rawFrom">The moment from which raw events are kept; null for all.</param>
public sealed class UsageFacts(LocalDays days, bool isKept, bool knowsLinks, long? rawFrom = null)
{
    private IReadOnlyList<int>? _names;
    private bool _alsoOfNoGroup;

    private const string Columns = "f.name as name, f.events as events, f.amount as amount, f.milliseconds as milliseconds, f.last_at as last_at";

    /// <summary>Whether it is told what events count and how long they took, too.</summary>
    public bool HasAmounts { get; private set; } = true;

    /// <summary>Only events of these names, as the engine numbers them.</summary>
    public UsageFacts Only(IReadOnlyList<int> names) => Changed(facts => facts._names = names);

    /// <summary>Without what events count and how long they took: less has to be read.</summary>
    public UsageFacts WithoutAmounts() => Changed(facts => facts.HasAmounts = false);

    /// <summary>Also where places are asked: what was done in no group counts in the place of the group 0.</summary>
    public UsageFacts AlsoOfNoGroup() => Changed(facts => facts._alsoOfNoGroup = true);

    private UsageFacts Changed(Action<UsageFacts> how)
    {
        var changed = (UsageFacts)MemberwiseClone();
        how(changed);
        return changed;
    }

    /// <summary>Facts of groups, and of nobody's group where <paramref name="withoutGroup"/> says so.</summary>
    public string Between(DateOnly from, DateOnly to, bool withoutGroup) =>
        isKept ? Following("daily", Kept(from, to), Columns, withoutGroup) : Following(Raw(from, to), Named("f"), Columns, withoutGroup);

    /// <summary>As <see cref="Between"/> with the columns <c>day, source, person, events</c> alone, and <c>amount, milliseconds</c> where it <see cref="HasAmounts"/>: raw events are put together before it is followed who belongs where.</summary>
    public string Visits(DateOnly from, DateOnly to, bool withoutGroup)
    {
        var columns = "f.events as events" + (HasAmounts ? ", f.amount as amount, f.milliseconds as milliseconds" : "");
        if (isKept) return Following("daily", Kept(from, to), columns, withoutGroup);
        NeedRaw(from);
        var sums = HasAmounts ? ", sum(e.amount) as amount, sum(e.milliseconds) as milliseconds" : "";
        var visits = $"""
            (select cs_day(e.moment, {Shift(from, to)}) as day, e.source as source, e.person as person, count(*) as events{sums}
            from events e where e.moment >= cs_moment({days.StartOf(from)}) and e.moment < cs_moment({days.StartOf(to)}) and {Named("e")} group by 1, 2, 3)
            """;
        return Following(visits, "true", columns, withoutGroup);
    }

    private string Kept(DateOnly from, DateOnly to) => $"f.day >= {Day(from)} and f.day < {Day(to)} and {Named("f")}";

    private string Named(string table) => _names is null ? "true" : $"{table}.name in ({Numbers.List(_names)})";

    /// <summary>Rows of days, each for who the person is known as now and for the group that the person belonged to.</summary>
    private string Following(string table, string where, string columns, bool withoutGroup)
    {
        withoutGroup |= _alsoOfNoGroup;
        var rows = knowsLinks ? $"(select f.day as day, f.source as source, coalesce(w.person, f.person) as person, {columns} from {table} f left join who w on w.before = f.person where {where})" : table;
        var (source, known) = withoutGroup ? ("coalesce(b.source, 0)", "true") : ("b.source", "(f.source <> 0 or b.source is not null)");
        return $"""
            (select f.day as day, case when f.source <> 0 then f.source else {source} end as source, f.person as person, {columns} from {rows} f
            left join belongs b on f.source = 0 and b.person = f.person and f.day >= b.from_day and f.day < b.to_day where {(knowsLinks ? "true" : where)} and {known})
            """;
    }

    /// <summary>Single events with the columns <c>moment, source, person, name, id</c>; of nobody's group where <paramref name="withoutGroup"/> says so.</summary>
    public string Events(DateOnly from, DateOnly to, bool withoutGroup)
    {
        withoutGroup |= _alsoOfNoGroup;
        NeedRaw(from);
        var person = knowsLinks ? "coalesce(w.person, e.person)" : "e.person";
        var who = knowsLinks ? " left join who w on w.before = e.person" : "";
        var where = $"e.moment >= cs_moment({days.StartOf(from)}) and e.moment < cs_moment({days.StartOf(to)})";
        var (belongs, source) = withoutGroup ? ("left join", "coalesce(b.source, 0)") : ("join", "b.source");
        return $"""
            (select e.moment as moment, e.source as source, {person} as person, e.name as name, e.id as id from events e{who} where e.source <> 0 and {where}
            union all
            select f.moment as moment, {source} as source, f.person as person, f.name as name, f.id as id
            from (select e.moment as moment, cs_day(e.moment, {Shift(from, to)}) as day, {person} as person, e.name as name, e.id as id from events e{who} where e.source = 0 and {where}) f
            {belongs} belongs b on b.person = f.person and f.day >= b.from_day and f.day < b.to_day)
            """;
    }

    /// <summary>Sums by day of what was sent, without following who is who or belongs where.</summary>
    internal string RawRows(DateOnly from, DateOnly to) => $"""
        (select day, source, person, name, sum(events) as events, sum(amount) as amount, sum(milliseconds) as milliseconds, max(last_at) as last_at from {Raw(from, to)} e group by 1, 2, 3, 4)
        """;

    /// <summary>Each event by itself, as a sum of one: who asks sums anyway.</summary>
    private string Raw(DateOnly from, DateOnly to)
    {
        NeedRaw(from);
        return $"""
            (select cs_day(e.moment, {Shift(from, to)}) as day, e.source as source, e.person as person, e.name as name, 1 as events, e.amount as amount, e.milliseconds as milliseconds, e.moment as last_at
            from events e where e.moment >= cs_moment({days.StartOf(from)}) and e.moment < cs_moment({days.StartOf(to)}))
            """;
    }

    /// <exception cref="RawEventsGoneException">Of some of the days only the sums are kept.</exception>
    private void NeedRaw(DateOnly from)
    {
        if (rawFrom is not { } kept || days.StartOf(from) >= kept) return;
        var since = DateOnly.FromDateTime(DateTime.UnixEpoch).AddDays(days.Of(kept));
        throw new RawEventsGoneException(string.Create(CultureInfo.InvariantCulture, $"Single events are kept from {since:yyyy-MM-dd} on; of the days before only the sums by day in the workspace's own zone are."));
    }

    /// <summary>How far the zone's clocks are ahead of UTC at an event, in microseconds.</summary>
    private string Shift(DateOnly from, DateOnly to)
    {
        var stretches = days.Stretches(from, to);
        if (stretches.Count == 1) return stretches[0].Offset.ToString(CultureInfo.InvariantCulture);
        var shift = new StringBuilder("case");
        foreach (var (until, offset) in stretches.SkipLast(1)) shift.Append(CultureInfo.InvariantCulture, $" when e.moment < cs_moment({until}) then {offset}");
        return shift.Append(CultureInfo.InvariantCulture, $" else {stretches[^1].Offset} end").ToString();
    }

    internal static string Day(DateOnly day) => $"cs_date('{day.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture)}')";
}
