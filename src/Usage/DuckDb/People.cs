using Perennial.Usage.Sql;
using Perennial.Usage.Store;

namespace Perennial.Usage.DuckDb;

/// <summary>Keeps who counts as whom, and which group each belongs to when, in step with what was said; on the writing connection, inside its transaction.</summary>
internal sealed class People(DuckConnection writer, LocalDays days)
{
    private Links _links = new();

    /// <summary>Who counts as somebody else.</summary>
    public Links Links => _links;

    /// <summary>As the tables say it: at the start, and after a batch that was taken back.</summary>
    public void Load()
    {
        _links = new();
        using (var rows = writer.Query("select before, person, epoch_us(moment) from links"))
        {
            var said = new List<(int, int, long)>();
            while (rows.Next()) said.Add(((int)rows.Long(0), (int)rows.Long(1), rows.Long(2)));
            _links.Add(said);
        }
    }

    /// <summary>After the batch's rows were appended.</summary>
    public void Add(UsageBatch batch)
    {
        if (batch.Links.Count == 0 && batch.Members.Count == 0) return;
        var changed = _links.Add(batch.Links);
        Tell(changed.Keys);
        Renew([.. batch.Members.Select(m => _links.Of(m.Person)), .. batch.Links.SelectMany(l => new[] { l.Before, l.Person }), .. changed.SelectMany(c => new[] { c.Key, c.Value, _links.Of(c.Key) })]);
    }

    /// <summary>In other days than before.</summary>
    public void RenewAll()
    {
        Load();
        var all = new HashSet<int>();
        using (var rows = writer.Query("select distinct coalesce(w.person, m.person) from members m left join who w on w.before = m.person"))
            while (rows.Next()) all.Add((int)rows.Long(0));
        writer.Run("delete from belongs");
        Renew(all);
    }

    /// <summary>Writes who they count as now.</summary>
    private void Tell(IEnumerable<int> changed)
    {
        foreach (var some in changed.Chunk(1000))
        {
            writer.Run($"delete from who where before in ({Numbers.List(some)})");
            using var rows = writer.Append("who", ColumnKind.Integer, ColumnKind.Integer);
            foreach (var before in some)
            {
                rows.Row();
                rows.Set(0, before);
                rows.Set(1, _links.Of(before));
            }
            rows.Close();
        }
    }

    private void Renew(HashSet<int> touched)
    {
        writer.Run("create or replace temp table touched (person integer not null)");
        using (var rows = writer.Append("touched", ColumnKind.Integer))
        {
            foreach (var person in touched)
            {
                rows.Row();
                rows.Set(0, person);
            }
            rows.Close();
        }
        writer.Run("delete from belongs where person in (select person from touched)");
        var said = new List<(int Person, int Source, long At)>();
        using (var rows = writer.Query("select distinct coalesce(w.person, m.person), m.source, epoch_us(m.moment) from members m left join who w on w.before = m.person where coalesce(w.person, m.person) in (select person from touched) order by 1, 3, 2"))
            while (rows.Next()) said.Add(((int)rows.Long(0), (int)rows.Long(1), rows.Long(2)));
        using var belongs = writer.Append("belongs", ColumnKind.Integer, ColumnKind.Integer, ColumnKind.Date, ColumnKind.Date);
        foreach (var one in said.GroupBy(s => s.Person).SelectMany(person => Belonging.Of(person.Key, person.Select(s => (s.At, s.Source)), days)))
        {
            belongs.Row();
            belongs.Set(0, one.Person);
            belongs.Set(1, one.Source);
            belongs.Set(2, one.From.DayNumber - DuckRows.Epoch);
            belongs.Set(3, one.To.DayNumber - DuckRows.Epoch);
        }
        belongs.Close();
    }
}
