namespace Perennial.Usage.Ids;

/// <summary>Many ids in memory, in 256 sets by their first byte: each grows by itself, so that no call waits until all of them have moved.</summary>
internal sealed class IdSets
{
    private readonly IdSet[] _sets = [.. Enumerable.Range(0, 256).Select(_ => new IdSet(16))];

    public int Count { get; private set; }

    public bool Has(UInt128 id) => _sets[(int)(id >> 120)].Has(id);

    /// <returns>False when it is there already.</returns>
    public bool Add(UInt128 id)
    {
        if (!_sets[(int)(id >> 120)].Add(id)) return false;
        Count++;
        return true;
    }

    public IEnumerable<UInt128> Sorted() => _sets.SelectMany(set => set.Sorted());

    /// <summary>As new, and keeps its room.</summary>
    public void Clear()
    {
        foreach (var set in _sets) set.Clear();
        Count = 0;
    }
}
