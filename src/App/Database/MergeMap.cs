namespace Perennial.App.Database;

/// <summary>
/// Which records of one kind are merged into which others, as known at one moment. A merged record keeps its facts;
/// whoever reads them counts them as those of the record it went into.
/// </summary>
public sealed class MergeMap
{
    public const string Account = "account", Contact = "contact";

    private const string Counting = """
        select m.record_id, m.into_id from merges m left join changes c on c.id = -m.import_id
        where m.kind = ?1 and m.recorded_at <= ?2 and (c.undone_at is null or c.undone_at > ?2) order by m.id
        """;

    private readonly Dictionary<long, long> _into = [];
    private readonly Dictionary<long, List<long>> _from = [];

    private MergeMap()
    {
    }

    /// <summary>Nothing is merged.</summary>
    public static MergeMap None { get; } = new();

    public bool IsEmpty => _into.Count == 0;

    /// <summary>The records that went into others.</summary>
    public IReadOnlyCollection<long> Merged => _into.Keys;

    /// <param name="connection">Where they are.</param>
    /// <param name="kind"><see cref="Account"/> or <see cref="Contact"/>.</param>
    /// <param name="knownAt">UTC microseconds; now when none is given.</param>
    public static MergeMap Read(StoreConnection connection, string kind, long knownAt = long.MaxValue)
    {
        using var rows = connection.Prepare(Counting);
        rows.Bind(1, kind);
        rows.Bind(2, knownAt);
        var map = new MergeMap();
        while (rows.Step()) map.Add(rows.Long(0), rows.Long(1));
        return map.IsEmpty ? None : map;
    }

    public bool IsMerged(long record) => _into.ContainsKey(record);

    /// <summary>The record that this one is part of now: itself when it was not merged.</summary>
    public long Root(long record)
    {
        while (_into.TryGetValue(record, out var into)) record = into;
        return record;
    }

    /// <summary>A record and every one that went into it, straight or through others.</summary>
    public IReadOnlyList<long> All(long root)
    {
        if (IsEmpty) return [root];
        List<long> all = [root];
        for (var i = 0; i < all.Count; i++)
            if (_from.TryGetValue(all[i], out var from)) all.AddRange(from);
        return all;
    }

    /// <summary>The external id of each merged record, with that of the record it is part of now.</summary>
    public IReadOnlyDictionary<string, string> Names(StoreConnection connection, string kind)
    {
        var names = new Dictionary<string, string>(StringComparer.Ordinal);
        if (IsEmpty) return names;
        var ids = new Dictionary<long, string>();
        using var rows = connection.Prepare($"select k.id, k.external_id from {kind}_keys k where k.id in (select record_id from merges where kind = ?1 union select into_id from merges where kind = ?1)");
        rows.Bind(1, kind);
        while (rows.Step()) ids.Add(rows.Long(0), rows.Text(1));
        foreach (var merged in Merged) names.Add(ids[merged], ids[Root(merged)]);
        return names;
    }

    /// <summary>When each of some merged records went into another last, and its external id; the earliest first.</summary>
    public static IReadOnlyList<(string ExternalId, DateTimeOffset At)> When(Store store, string kind, IReadOnlyList<long> merged)
    {
        using var connection = store.Open();
        using var row = connection.Prepare($"select k.external_id, m.recorded_at from merges m join {kind}_keys k on k.id = m.record_id where m.kind = ?1 and m.record_id = ?2 order by m.id desc limit 1");
        var found = new List<(string, DateTimeOffset At)>();
        foreach (var record in merged)
        {
            row.Bind(1, kind);
            row.Bind(2, record);
            if (row.Step()) found.Add((row.Text(0), Micros.ToInstant(row.Long(1))));
            row.Reset();
        }
        return [.. found.OrderBy(one => one.At)];
    }

    public bool SaysTheSame(MergeMap other) => _into.Count == other._into.Count && _into.All(m => other._into.TryGetValue(m.Key, out var into) && into == m.Value);

    private void Add(long record, long into)
    {
        _into[record] = into;
        (_from.TryGetValue(into, out var from) ? from : _from[into] = []).Add(record);
    }
}
