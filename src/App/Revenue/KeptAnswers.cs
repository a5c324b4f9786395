namespace Perennial.App.Revenue;

/// <summary>Answers to questions of one kind about the slice of a book and each of its accounts, each asked for once.</summary>
/// <param name="ask">Answers many questions together, by place; null when there is nothing to ask about.</param>
/// <param name="slice">The accounts; null for everything.</param>
/// <param name="idOf">Of an ordinal.</param>
internal sealed class KeptAnswers<TKey, T>(Func<IReadOnlyList<TKey>, IReadOnlyList<(long Account, int Place)>?, IReadOnlyDictionary<(TKey Key, int Place), T>?> ask, Func<IReadOnlyList<long>?> slice, Func<int, long> idOf) where TKey : notnull
{
    private readonly Dictionary<TKey, T?> _whole = [];
    private readonly Dictionary<(TKey, int), T?> _single = [];
    private readonly HashSet<TKey> _askedOfAll = [];

    /// <returns>False when there is nothing to ask about.</returns>
    public bool Find(int? account, TKey key, out T? answer)
    {
        answer = default;
        if (account is not { } one)
        {
            if (!Whole([key])) return false;
            answer = _whole[key];
            return true;
        }
        if ((one == UsageOfBook.NoAccount || !_askedOfAll.Contains(key)) && !_single.ContainsKey((key, one)) && !Single([key], [one])) return false;
        answer = _single.GetValueOrDefault((key, one));
        return true;
    }

    /// <summary>Of the slice.</summary>
    public bool Whole(IEnumerable<TKey> keys)
    {
        List<TKey> unknown = [.. keys.Where(key => !_whole.ContainsKey(key)).Distinct()];
        if (unknown.Count == 0) return true;
        if (ask(unknown, slice()?.Select(id => (id, 0)).ToList()) is not { } found) return false;
        foreach (var key in unknown) _whole[key] = found.GetValueOrDefault((key, 0));
        return true;
    }

    /// <summary>Of all accounts, each by itself.</summary>
    public void Each(IEnumerable<TKey> keys, IReadOnlyList<int> ordinals)
    {
        List<TKey> unknown = [.. keys.Where(key => !_askedOfAll.Contains(key)).Distinct()];
        if (unknown.Count > 0 && Single(unknown, ordinals)) _askedOfAll.UnionWith(unknown);
    }

    private bool Single(IReadOnlyList<TKey> keys, IReadOnlyList<int> ordinals)
    {
        if (ask(keys, [.. ordinals.Select(ordinal => (idOf(ordinal), ordinal))]) is not { } found) return false;
        foreach (var (at, answer) in found) _single[at] = answer;
        if (ordinals is [var one]) foreach (var key in keys) _single.TryAdd((key, one), default);
        return true;
    }
}
