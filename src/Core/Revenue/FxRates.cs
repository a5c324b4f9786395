namespace Perennial.Core.Revenue;

/// <summary>Exchange rates as facts. A rate holds until the next one of its pair; a later recorded rate of the same day supersedes.</summary>
internal sealed class FxRates
{
    private readonly List<Fact> _facts = [];

    private readonly record struct Fact(int Day, string Base, string Quote, decimal Rate, long RecordedAt, int Import);

    public int Count => _facts.Count;

    public void Add(DateOnly day, string @base, string quote, decimal rate, long recordedAt, int import) =>
        _facts.Add(new(day.DayNumber, @base, quote, rate, recordedAt, import));

    /// <summary>The rates from each currency into one reporting currency, as known.</summary>
    public FxTable Into(string reporting, IReadOnlyList<string> currencies, Func<long, int, bool> known)
    {
        var pairs = new Dictionary<(string, string), SortedList<int, Fact>>();
        foreach (var fact in _facts.Where(f => known(f.RecordedAt, f.Import)))
        {
            if (!pairs.TryGetValue((fact.Base, fact.Quote), out var series)) pairs.Add((fact.Base, fact.Quote), series = []);
            if (!series.TryGetValue(fact.Day, out var before) || before.RecordedAt <= fact.RecordedAt) series[fact.Day] = fact;
        }
        return new FxTable([.. currencies.Select(c => c == reporting ? FxSeries.Same : Series(pairs, c, reporting))], [.. currencies], reporting);
    }

    /// <summary>The pair's own rate; else the inverse of the opposite pair; else the cross through the first currency, by code, that both sides have.</summary>
    private static FxSeries Series(Dictionary<(string Base, string Quote), SortedList<int, Fact>> pairs, string from, string to)
    {
        var direct = Leg(pairs, from, to);
        if (direct.Count > 0) return new(direct);
        foreach (var pivot in pairs.Keys.SelectMany(p => new[] { p.Base, p.Quote }).Distinct().Order(StringComparer.Ordinal))
        {
            var (first, second) = (Leg(pairs, from, pivot), Leg(pairs, pivot, to));
            if (first.Count > 0 && second.Count > 0) return new(Cross(new(first), new(second), first.Keys.Union(second.Keys).Order()));
        }
        return new([]);
    }

    private static SortedList<int, decimal> Leg(Dictionary<(string, string), SortedList<int, Fact>> pairs, string from, string to)
    {
        if (pairs.TryGetValue((from, to), out var direct)) return new(direct.ToDictionary(f => f.Key, f => f.Value.Rate));
        if (pairs.TryGetValue((to, from), out var inverse)) return new(inverse.ToDictionary(f => f.Key, f => 1m / f.Value.Rate));
        return [];
    }

    private static SortedList<int, decimal> Cross(FxSeries first, FxSeries second, IEnumerable<int> days)
    {
        var crossed = new SortedList<int, decimal>();
        foreach (var day in days)
            if (first.ValueOn(day) is { } a && second.ValueOn(day) is { } b) crossed[day] = a * b;
        return crossed;
    }
}
