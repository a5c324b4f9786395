using System.Collections.Concurrent;
using System.Text.Json;
using Perennial.App.Database;

namespace Perennial.App.Accounts;

/// <summary>Totals and words of the accounts list, kept until a fact, an option or the day changes, so that paging and coming back cost nothing.</summary>
public sealed class AccountCounts
{
    private const int Most = 500;
    private volatile Kept? _kept;

    private sealed record Kept(ProjectRevenue.State State)
    {
        public ConcurrentDictionary<string, object> Answers { get; } = new(StringComparer.Ordinal);
    }

    public Task<AccountTotals> TotalsAsync(AppDb db, AccountFilter filter, ProjectRevenue.State state, CancellationToken cancellation) =>
        KeepAsync(db, state, JsonSerializer.Serialize(filter with { Sort = null }), () => new AccountList(db).TotalsAsync(filter, cancellation));

    public Task<AccountFacets> FacetsAsync(AppDb db, ProjectRevenue.State state, CancellationToken cancellation) =>
        KeepAsync(db, state, "words", () => AccountFacets.OfAsync(db, cancellation));

    private async Task<T> KeepAsync<T>(AppDb db, ProjectRevenue.State state, string question, Func<Task<T>> ask) where T : class
    {
        if (!db.Viewer.SeesEveryAccount) return await ask();
        if (_kept is not { } kept || kept.State != state || kept.Answers.Count > Most) _kept = kept = new Kept(state);
        if (kept.Answers.TryGetValue(question, out var known)) return (T)known;
        var answer = await ask();
        kept.Answers[question] = answer;
        return answer;
    }
}
