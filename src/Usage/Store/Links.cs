namespace Perennial.Usage.Store;

/// <summary>
/// Who is known by several ids, and by which one they count. Of several statements about one id the earliest holds, then the lower number; statements lead on from one to the next.
/// The same statements in any order, once or often, give the same.
/// </summary>
public sealed class Links
{
    private readonly Dictionary<int, (long At, int Person)> _said = [];
    private readonly Dictionary<int, HashSet<int>> _before = [];
    private readonly Dictionary<int, int> _now = [];

    /// <summary>By what number each other number counts.</summary>
    public IReadOnlyDictionary<int, int> Now => _now;

    /// <summary>By what number one counts.</summary>
    public int Of(int number) => _now.GetValueOrDefault(number, number);

    /// <returns>Who counts as somebody else now: by what number they counted.</returns>
    public IReadOnlyDictionary<int, int> Add(IEnumerable<(int Before, int Person, long At)> said)
    {
        var moved = new List<int>();
        foreach (var (before, person, at) in said)
        {
            var isKnown = _said.TryGetValue(before, out var known);
            if (isKnown && known.CompareTo((at, person)) <= 0) continue;
            _said[before] = (at, person);
            if (isKnown && known.Person == person) continue;
            if (isKnown) _before[known.Person].Remove(before);
            if (!_before.TryGetValue(person, out var others)) _before[person] = others = [];
            others.Add(before);
            moved.Add(before);
        }
        var changed = new Dictionary<int, int>();
        foreach (var number in AndAllBefore(moved))
        {
            var (was, now) = (Of(number), End(number));
            _now[number] = now;
            if (was != now) changed[number] = was;
        }
        return changed;
    }

    /// <summary>These, and all whose statements lead to them.</summary>
    private HashSet<int> AndAllBefore(List<int> numbers)
    {
        var (found, open) = (new HashSet<int>(numbers), new Stack<int>(numbers));
        while (open.TryPop(out var number))
            foreach (var before in _before.GetValueOrDefault(number, []))
                if (found.Add(before)) open.Push(before);
        return found;
    }

    /// <summary>Follows the statements; where they lead in a circle, its lowest number is the one.</summary>
    private int End(int before)
    {
        var passed = new List<int>();
        while (_said.TryGetValue(before, out var next))
        {
            if (passed.IndexOf(before) is var begin and >= 0) return passed[begin..].Min();
            passed.Add(before);
            before = next.Person;
        }
        return before;
    }
}
