using Perennial.Usage.Store;

namespace Perennial.Usage.ClickHouse;

/// <summary>Who counts as whom, and which group each belongs to when, in step with what was said: what a batch changes of it is written with the batch.</summary>
internal sealed class People(ClickHouseStore store, LocalDays days)
{
    private static readonly DateOnly _epoch = new(1970, 1, 1), _first = new(1900, 1, 1), _last = new(2299, 12, 31);
    private Links _links = new();

    /// <summary>Who counts as somebody else.</summary>
    public Links Links => _links;

    /// <summary>As the tables say it: at the start, and after a batch that did not come to count.</summary>
    public async Task LoadAsync(CancellationToken cancellation)
    {
        _links = new();
        _links.Add(await store.AskAsync(new UsageAsk("select before, person, cs_micros(moment) from links", UsageAsk.NoValues), row => ((int)row.Long(0), (int)row.Long(1), row.Long(2)), cancellation));
    }

    /// <summary>Adds to every node's part what the batch changes.</summary>
    public async Task AddAsync(UsageBatch batch, long number, NodeRows[] parts, CancellationToken cancellation)
    {
        if (batch.Links.Count == 0 && batch.Members.Count == 0) return;
        var changed = _links.Add(batch.Links);
        foreach (var before in changed.Keys)
            foreach (var part in parts) part.To("who_rows").Long(number).Int(before).Int(_links.Of(before));
        HashSet<int> touched = [.. batch.Members.Select(m => _links.Of(m.Person)), .. batch.Links.SelectMany(l => new[] { l.Before, l.Person }), .. changed.SelectMany(c => new[] { c.Key, c.Value, _links.Of(c.Key) })];
        var said = await SaidAsync([.. touched, .. _links.Now.Where(w => touched.Contains(w.Value)).Select(w => w.Key)], cancellation);
        var now = said.Concat(batch.Members.Select(m => (m.Person, At: m.At, m.Source))).Select(m => (Person: _links.Of(m.Person), m.At, m.Source)).Distinct().Order().ToLookup(m => m.Person, m => (m.At, m.Source));
        var then = await BelongedAsync(touched, cancellation);
        foreach (var person in touched)
        {
            var belongings = Belonging.Of(person, now[person], days).Select(b => (b.Source, From: Number(b.From), To: Number(b.To))).ToList();
            if (belongings.SequenceEqual(then[person].Order().Select(b => (b.Source, b.From, b.To)))) continue;
            foreach (var rows in parts.Select(part => part.To("belong_rows").Long(number).Int(person).Count(belongings.Count)))
                foreach (var (source, from, to) in belongings) rows.Int(source).Int(from).Int(to);
        }
    }

    /// <summary>Adds to every node's part where everybody belongs, in other days than before.</summary>
    public async Task RenewAllAsync(long number, NodeRows[] parts, CancellationToken cancellation)
    {
        var said = await store.AskAsync("select distinct person, cs_micros(moment), source from members", [], row => (Person: _links.Of((int)row.Long(0)), At: row.Long(1), Source: (int)row.Long(2)), cancellation);
        foreach (var person in said.Distinct().Order().GroupBy(m => m.Person, m => (m.At, m.Source)))
        {
            var belongings = Belonging.Of(person.Key, person, days).ToList();
            foreach (var rows in parts.Select(part => part.To("belong_rows").Long(number).Int(person.Key).Count(belongings.Count)))
                foreach (var one in belongings) rows.Int(one.Source).Int(Number(one.From)).Int(Number(one.To));
        }
    }

    private Task<IReadOnlyList<(int Person, long At, int Source)>> SaidAsync(IEnumerable<int> people, CancellationToken cancellation) =>
        store.AskAsync("select distinct person, cs_micros(moment), source from members where person in (select person from touched)", [Touched(people)], row => ((int)row.Long(0), row.Long(1), (int)row.Long(2)), cancellation);

    private async Task<ILookup<int, (int From, int To, int Source)>> BelongedAsync(IEnumerable<int> people, CancellationToken cancellation) =>
        (await store.AskAsync("select person, from_day, to_day, source from belongs where person in (select person from touched)", [Touched(people)], row => ((int)row.Long(0), ((int)row.Long(1), (int)row.Long(2), (int)row.Long(3))), cancellation))
            .ToLookup(b => b.Item1, b => b.Item2);

    private static (string, string, RowBinary) Touched(IEnumerable<int> people)
    {
        var rows = new RowBinary();
        foreach (var person in people.Distinct()) rows.Int(person);
        return ("touched", "person Int32", rows);
    }

    /// <summary>Days since 1970, no further than ClickHouse's days go.</summary>
    private static int Number(DateOnly day) => (day < _first ? _first : day > _last ? _last : day).DayNumber - _epoch.DayNumber;
}
