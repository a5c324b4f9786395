namespace Perennial.Usage.Ids;

/// <summary>Ids in memory, open addressing: 16 bytes a place, at most half of the places taken.</summary>
internal sealed class IdSet
{
    private UInt128[] _places;
    private bool _hasZero;

    public IdSet(int capacity = 1 << 12) => _places = new UInt128[capacity];

    public int Count { get; private set; }

    public bool Has(UInt128 id) => id == 0 ? _hasZero : _places[At(id)] == id;

    /// <returns>False when it is there already.</returns>
    public bool Add(UInt128 id)
    {
        if (id == 0)
        {
            if (_hasZero) return false;
            (_hasZero, Count) = (true, Count + 1);
            return true;
        }
        var at = At(id);
        if (_places[at] == id) return false;
        _places[at] = id;
        if (2 * ++Count > _places.Length) Grow();
        return true;
    }

    /// <summary>As new, and keeps its room.</summary>
    public void Clear()
    {
        Array.Clear(_places);
        (_hasZero, Count) = (false, 0);
    }

    public UInt128[] Sorted()
    {
        var ids = new UInt128[Count];
        var n = _hasZero ? 1 : 0;
        foreach (var id in _places)
            if (id != 0) ids[n++] = id;
        Array.Sort(ids);
        return ids;
    }

    /// <summary>The place of an id, or the free one where it belongs.</summary>
    private int At(UInt128 id)
    {
        var mask = _places.Length - 1;
        var at = (int)((ulong)(id >> 64) ^ (ulong)id) & mask;
        while (_places[at] != 0 && _places[at] != id) at = at + 1 & mask;
        return at;
    }

    private void Grow()
    {
        var old = _places;
        _places = new UInt128[2 * old.Length];
        foreach (var id in old)
            if (id != 0) _places[At(id)] = id;
    }
}
