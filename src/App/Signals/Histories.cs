namespace Perennial.App.Signals;

/// <summary>What is made of a log of facts: for what is known now it is kept and added to as facts come, for what was known at another time it is made anew.</summary>
/// <param name="log">Of the facts.</param>
/// <param name="begin">One of which nothing was said.</param>
internal sealed class Histories<T, THistory>(FactLog<T> log, Func<KnownFacts, THistory> begin) where THistory : IHistory<T>
{
    private readonly Lock _one = new();
    private Kept? _kept;

    /// <param name="Order">How often the log had been put in order anew.</param>
    /// <param name="Count">Facts of the log that are in it.</param>
    private sealed record Kept(KnownFacts Known, int Order, int Count, THistory History);

    /// <summary>Asks while nobody adds to it: the answer must not hold on to it.</summary>
    public async Task<TAnswer> AskAsync<TAnswer>(KnownFacts known, Func<THistory, TAnswer> ask, CancellationToken cancellation)
    {
        var (facts, order) = await log.InOrderAsync(cancellation);
        if (known.At is not null) return ask(With(begin(known), facts.Span, known));
        lock (_one) return ask(Now(facts, order, known));
    }

    private THistory Now(ReadOnlyMemory<FactLog<T>.Fact> facts, int order, KnownFacts known)
    {
        var kept = _kept is { } last && last.Known.CountsAs(known) && last.Order >= order ? last : null;
        if (kept is not null && (kept.Order > order || kept.Count >= facts.Length)) return kept.History; // who asks has waited, and it has gone on
        _kept = null; // until all of it is taken
        var history = With(kept is null ? begin(known) : kept.History, facts.Span[(kept?.Count ?? 0)..], known);
        _kept = new(known, order, facts.Length, history);
        return history;
    }

    private static THistory With(THistory history, ReadOnlySpan<FactLog<T>.Fact> facts, KnownFacts known)
    {
        foreach (ref readonly var fact in facts)
            if (known.Counts(fact.RecordedAt, fact.Source)) history.Take(fact);
        return history;
    }
}
