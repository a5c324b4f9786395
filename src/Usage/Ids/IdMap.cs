namespace Perennial.Usage.Ids;

/// <summary>Small numbers by hash of 128 bits: 20 bytes a place, at most half of them taken. Numbers count from 1 in the order of coming.</summary>
public sealed class IdMap
{
    private UInt128[] _places = new UInt128[1 << 10];
    private int[] _numbers = new int[1 << 10];
    private int _taken;

    /// <summary>The last number given.</summary>
    public int Count { get; private set; }

    /// <returns>0 when it has none.</returns>
    public int Find(UInt128 id) => _numbers[At(Real(id))];

    /// <summary>The number of an id, a new one when it has none.</summary>
    public int Get(UInt128 id, out bool isNew)
    {
        var at = At(Real(id));
        if (isNew = _numbers[at] == 0) Set(Real(id), Count + 1);
        return isNew ? Count : _numbers[at];
    }

    public void Set(UInt128 id, int number)
    {
        var at = At(Real(id));
        (_places[at], _numbers[at]) = (Real(id), number);
        Count = Math.Max(Count, number);
        if (2 * ++_taken > _places.Length) Grow();
    }

    /// <summary>Ids that have no number any more; their numbers are not given again.</summary>
    public void Remove(IReadOnlySet<UInt128> ids)
    {
        var (places, numbers) = (_places, _numbers);
        (_places, _numbers, _taken) = (new UInt128[places.Length], new int[places.Length], 0);
        for (var i = 0; i < places.Length; i++)
            if (numbers[i] != 0 && !ids.Contains(places[i])) Set(places[i], numbers[i]);
    }

    private static UInt128 Real(UInt128 id) => id == 0 ? 1 : id;

    private int At(UInt128 id)
    {
        var mask = _places.Length - 1;
        var at = (int)((ulong)(id >> 64) ^ (ulong)id) & mask;
        while (_numbers[at] != 0 && _places[at] != id) at = at + 1 & mask;
        return at;
    }

    private void Grow()
    {
        var (places, numbers) = (_places, _numbers);
        (_places, _numbers) = (new UInt128[2 * places.Length], new int[2 * places.Length]);
        for (var i = 0; i < places.Length; i++)
        {
            if (numbers[i] == 0) continue;
            var at = At(places[i]);
            (_places[at], _numbers[at]) = (places[i], numbers[i]);
        }
    }
}
