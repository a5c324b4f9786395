using System.Collections.Concurrent;
using Microsoft.EntityFrameworkCore;
using Perennial.App.Database;
using Perennial.App.Fields;

namespace Perennial.App.Accounts;

/// <summary>Totals and words of the accounts, kept until a fact, an option or the day changes, so that paging and coming back cost nothing.</summary>
public sealed class AccountCounts
{
    private const int Most = 1000, MostParts = 200, LongestQuestion = 2000;
    private volatile Kept? _kept;

    private sealed record Kept(ProjectRevenue.State State)
    {
        public ConcurrentDictionary<string, object> Answers { get; } = new(StringComparer.Ordinal);

        /// <summary>What takes room, apart: forgetting it costs little, where a total is a walk through all rows.</summary>
        public ConcurrentDictionary<string, object> Parts { get; } = new(StringComparer.Ordinal);
    }

    /// <summary>Everything is asked anew: something changed that is no fact, as who is in a segment.</summary>
    public void Forget() => _kept = null;

    public Task<AccountFacets> FacetsAsync(AppDb db, ProjectRevenue.State state, CancellationToken cancellation) =>
        KeepAsync(db, state, "words", () => AccountFacets.OfAsync(db, cancellation));

    /// <summary>The custom fields that were defined, and those that accounts have.</summary>
    public Task<IReadOnlyList<CustomColumn>> CustomAsync(AppDb db, ProjectRevenue.State state, CancellationToken cancellation) => KeepAsync<IReadOnlyList<CustomColumn>>(db, state, "custom", async () =>
    {
        var defined = await db.CustomFields.AsNoTracking().Where(f => f.Subject == CustomField.OfAccounts).ToDictionaryAsync(f => f.Field, StringComparer.Ordinal, cancellation);
        var found = await db.AccountCustom.GroupBy(c => c.Field).Select(g => new { g.Key, Values = g.LongCount(), Numbers = g.LongCount(c => c.NumberE8 != null), Days = g.LongCount(c => c.Day != null) }).ToListAsync(cancellation);
        return CustomColumn.All(defined, found.Select(g => (g.Key, g.Values, g.Numbers, g.Days)));
    });

    /// <summary>A small answer about all accounts; what is asked for who sees only some is asked anew each time.</summary>
    public Task<T> KeepAsync<T>(AppDb db, ProjectRevenue.State state, string question, Func<Task<T>> ask) where T : class => KeepAsync(db, KeptFor(state).Answers, Most, question, ask);

    /// <summary>The same of rows, and of what is made of them.</summary>
    public Task<T> KeepPartAsync<T>(AppDb db, ProjectRevenue.State state, string question, Func<Task<T>> ask) where T : class => KeepAsync(db, KeptFor(state).Parts, MostParts, question, ask);

    private Kept KeptFor(ProjectRevenue.State state) => _kept is { } kept && kept.State == state ? kept : _kept = new Kept(state);

    private static async Task<T> KeepAsync<T>(AppDb db, ConcurrentDictionary<string, object> answers, int most, string question, Func<Task<T>> ask) where T : class
    {
        if (!db.Viewer.SeesEveryAccount) return await ask();
        if (answers.TryGetValue(question, out var known)) return (T)known;
        var answer = await ask();
        if (answers.Count >= most) answers.Clear();
        if (question.Length <= LongestQuestion) answers[question] = answer;
        return answer;
    }
}
